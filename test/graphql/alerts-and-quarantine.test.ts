import { beforeAll, expect, test } from 'vitest';
import { findNotices } from '#recovery/notices/find-notices';
import { receiveNotice } from '#recovery/notices/receive-notice';
import { aNotice } from '../a-notice';
import { aShop } from '../a-shop';
import { aDatabase } from '../harness/a-database';
import { aGraphql } from './a-graphql';

const database = await aDatabase();
const graphql = aGraphql(database);
const { shop, noticeSecret } = await aShop(database, { name: '一の店' });
const { shop: other } = await aShop(database, { name: '二の店' });
const manager = await graphql.asStaff(shop.id, 'MANAGE');
const administrator = await graphql.asStaff(shop.id, 'ADMINISTRATOR');
const now = new Date('2026-11-02T11:00:00+09:00');

beforeAll(async () => {
  const unknown = { secret: null, body: aNotice({ ShopID: 'tshop55555555' }), sourceAddress: '192.0.2.5' };
  await receiveNotice(database, unknown, now);
});

const settings = {
  digestAt: '08:30',
  digestDays: 'WEEKDAYS',
  digestWhenNothingIsOpen: true,
  outageRows: 20,
  watchesNotices: false,
  recipients: [{ email: 'desk@example.jp', language: 'EN', digest: true, outage: false, heartbeat: true }],
};
const fields = `digestAt digestDays digestWhenNothingIsOpen outageRows watchesNotices
  recipients { email language digest outage heartbeat }`;
const update = (input: object) =>
  manager(
    `mutation ($input: AlertSettingsInput!) { updateAlertSettings(input: $input) {
      __typename ... on AlertSettingsUpdated { settings { ${fields} } } ... on InvalidInput { problems { path } } } }`,
    { input },
  );

test('alert settings are saved as a whole, read again, and written down', async () => {
  const before = await manager(`{ alertSettings { ${fields} } }`);
  expect(before.data.alertSettings).toMatchObject({ digestAt: '09:00', outageRows: 10, recipients: [] });
  const { data } = await update(settings);
  expect(data.updateAlertSettings).toEqual({ __typename: 'AlertSettingsUpdated', settings });
  expect((await manager(`{ alertSettings { ${fields} } }`)).data.alertSettings).toEqual(settings);
  const { data: audit } = await manager('{ auditEntries { nodes { kind detail } } }');
  expect(audit.auditEntries.nodes).toEqual([{ kind: 'ALERT_SETTINGS_UPDATED', detail: settings }]);
});

test('a time that is none, a surge of one, an address twice or of a header are refused by name', async () => {
  const [recipient] = settings.recipients;
  const refused = {
    digestAt: { ...settings, digestAt: '24:00' },
    outageRows: { ...settings, outageRows: 1 },
    'recipients.1.email': {
      ...settings,
      recipients: [recipient, { ...recipient, email: 'DESK@example.jp' }],
    },
    'recipients.0.email': {
      ...settings,
      recipients: [{ ...recipient, email: 'a@example.jp\r\nBcc: b@example.jp' }],
    },
  };
  for (const [path, input] of Object.entries(refused)) {
    const { data } = await update(input);
    expect(data.updateAlertSettings).toEqual({ __typename: 'InvalidInput', problems: [{ path }] });
  }
  expect((await manager(`{ alertSettings { ${fields} } }`)).data.alertSettings).toEqual(settings);
});

test('a test goes to a recipient alone, once a minute, and stands among the alerts', async () => {
  const send = (to: string) =>
    manager(
      `mutation { sendTestAlert(to: "${to}") {
        __typename ... on TestAlertQueued { alert { kind mails { to subject state } } } } }`,
    );
  expect((await send('stranger@example.jp')).data.sendTestAlert.__typename).toBe('AlertRecipientUnknown');
  const mails = [{ to: 'desk@example.jp', subject: '【一の店】A test of your alerts', state: 'QUEUED' }];
  for (let n = 0; n < 2; n++)
    expect((await send('desk@example.jp')).data.sendTestAlert.alert).toEqual({ kind: 'TEST', mails });
  const { data } = await manager('{ alerts { kind rows since mails { to } } }');
  expect(data.alerts).toEqual([
    { kind: 'TEST', rows: null, since: null, mails: [{ to: 'desk@example.jp' }] },
  ]);
});

test('an unclaimed notice is seen and assigned by administrators alone', async () => {
  const ask = '{ unclaimedNotices { id gmopgShopId gatewayOrderId total sourceAddress fields } }';
  expect((await manager(ask)).data).toEqual({ unclaimedNotices: null });
  const { data } = await administrator(ask);
  const [notice] = data.unclaimedNotices;
  expect(notice).toMatchObject({ gmopgShopId: 'tshop55555555', total: 650, sourceAddress: '192.0.2.5' });
  expect(JSON.stringify(notice.fields)).not.toMatch(/ShopPass|AccessPass/);

  const assign = (asker: typeof manager, id: string) =>
    asker(
      `mutation { assignNotice(id: "${id}", shopId: "${other.id}") {
        __typename ... on NoticeAssigned { shop { name } isListed } } }`,
    );
  for (const id of [notice.id, 'f'.repeat(64)])
    expect((await assign(manager, id)).data.assignNotice).toEqual({ __typename: 'AdministratorsOnly' });
  expect((await assign(administrator, notice.id)).data.assignNotice).toEqual({
    __typename: 'NoticeAssigned',
    shop: { name: '二の店' },
    isListed: true,
  });
  expect((await assign(administrator, notice.id)).data.assignNotice.__typename).toBe('NoticeNotFound');
  expect((await administrator(ask)).data).toEqual({ unclaimedNotices: [] });
  expect((await manager('{ notices { totalCount } }')).data.notices.totalCount).toBe(0);
});

test('a kept notice says its doubt, and another shop cannot reevaluate it', async () => {
  const foreign = aNotice({ ShopID: 'tshop44444444' });
  await receiveNotice(database, { secret: noticeSecret, body: foreign, sourceAddress: null }, now);
  const { data } = await manager('{ notices { nodes { id outcome doubt } } }');
  expect(data.notices.nodes).toMatchObject([{ outcome: 'QUARANTINED', doubt: 'OTHER_SHOP_ID' }]);
  const [{ id }] = data.notices.nodes;
  const reevaluate = (ask: typeof manager) =>
    ask(
      `mutation { reevaluateNotice(id: "${id}") {
        __typename ... on NoticeReevaluated { hasChanged notice { doubt } } } }`,
    );
  const stranger = await graphql.asStaff(other.id, 'MANAGE');
  expect((await reevaluate(stranger)).data.reevaluateNotice).toEqual({ __typename: 'NoticeNotFound' });
  expect((await reevaluate(manager)).data.reevaluateNotice).toEqual({
    __typename: 'NoticeReevaluated',
    hasChanged: false,
    notice: { doubt: 'OTHER_SHOP_ID' },
  });
  const page = { size: 10, direction: 'FORWARD', from: null } as const;
  expect((await findNotices(database.db, shop.id, { filter: {}, page })).rows).toHaveLength(1);
});

test('a shop that watches its notices is told of a silence, and of none where they come or never came', async () => {
  const { shop: busy, receive } = await aShop(database);
  const ask = await graphql.asStaff(busy.id, 'VIEW');
  const silence = async () => (await ask('{ noticeSilence { since usualCount } }')).data.noticeSilence;
  expect(await silence()).toBeNull();
  // The request is at noon; each day of four weeks brought ten from nine to ten, and today one at nine.
  const nine = new Date('2026-11-02T09:00:00+09:00').getTime();
  for (let day = 0; day <= 29; day++)
    for (let n = 0; n < (day === 0 ? 1 : 10); n++) {
      const at = new Date(nine - day * 86_400_000 + n * 60_000);
      await receive(aNotice({ ShopID: busy.gmopgShopId, OrderID: `${day}-${n}`, AccessID: null }), at);
    }
  expect(await silence()).toEqual({ since: '2026-11-02T09:00:00+09:00', usualCount: 9 });
});
