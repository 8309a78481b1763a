import { expect, test, vi } from 'vitest';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import { updateAlertSettings } from '#recovery/alerts/alert-settings';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aDatabase } from '../../harness/a-database';
import { aWatchedShop, jst } from './a-watched-shop';

const database = await aDatabase();
const { db } = database;

async function rowsOf(shopId: string, now: Date) {
  const page = { size: 100, direction: 'FORWARD', from: null } as const;
  return (await findAbnormalOrders(db, shopId, { status: null, filter: {}, page }, now)).rows;
}

test('the digest goes out once, at its minute, with what is open, what ends today and the oldest rows', async () => {
  const { shop, charge, watch, told, mailsOf } = await aWatchedShop(database);
  await charge(jst('2026-11-23T21:00:00'), { name: '山田 花子' });
  await charge(jst('2026-11-24T08:00:00'));
  await watch(jst('2026-11-24T08:59:59'));
  expect(await told()).toEqual([]);
  expect(await watch(jst('2026-11-24T09:00:00'))).toBe(1);
  for (const time of ['09:00:30', '09:01:00', '14:00:00']) await watch(jst(`2026-11-24T${time}`));
  const subject = '【見張りの店】対応が必要な異常注文が2件あります（¥1,300）';
  expect(await told()).toEqual([['DIGEST', subject]]);
  const [mail] = await mailsOf();
  expect(mail).toMatchObject({ recipient: 'desk@example.jp', kind: 'ALERT', requestedBy: 'ALERTS' });
  expect(mail?.body).toContain('■ 本日24:00で期限が切れるもの\n・取消　1件　¥650');
  expect(mail?.body).toMatch(
    /W-\d+　復旧対象　山田 花子　¥650　2026\/11\/23 21:00\nhttps:\/\/fukkyu\.example\.jp\/shops\/[0-9a-f-]{36}\/abnormal-orders\/[0-9a-f-]{36}\n/,
  );
  const links = mail?.body.match(/https:\S+/g) ?? [];
  expect(links).toHaveLength(3);
  for (const link of links) {
    expect(link).toContain(`https://fukkyu.example.jp/shops/${shop.id}/abnormal-orders`);
    expect(mail?.html).toContain(`<a href="${link}"`);
  }
});

test('a digest tells what was restored and cancelled since the last one', async () => {
  const { shop, charge, watch, mailsOf } = await aWatchedShop(database);
  for (let n = 0; n < 4; n++) await charge(jst('2026-11-23T08:00:00'), { name: '山田 花子' });
  await watch(jst('2026-11-23T09:00:00'));
  const [first] = await rowsOf(shop.id, jst('2026-11-23T10:00:00'));
  const request = { id: first?.id ?? '', sendConfirmationMail: false, mail: null, note: null };
  await restoreAbnormalOrder(db, shop.id, request, { actor: 'tests', now: jst('2026-11-23T12:00:00') });
  await watch(jst('2026-11-24T09:00:00'));
  await watch(jst('2026-11-25T09:00:00'));
  const [, second, third] = await mailsOf();
  expect(second?.body).toContain(
    '■ 2026/11/23 09:00以降に済んだもの\n・復旧　1件　¥650\n・取消・返品　0件　¥0',
  );
  expect(third?.body).toContain('■ 2026/11/24 09:00以降に済んだもの\n・復旧　0件　¥0');
});

test('with nothing open no digest goes out, even when a row opens later that morning; unless the shop wants it', async () => {
  const quiet = await aWatchedShop(database);
  const wanted = await aWatchedShop(database, { digestWhenNothingIsOpen: true });
  await quiet.watch(jst('2026-11-24T09:00:00'));
  await quiet.charge(jst('2026-11-24T09:30:00'));
  await quiet.watch(jst('2026-11-24T10:00:00'));
  expect(await quiet.told()).toEqual([['DIGEST']]);
  expect(await wanted.told()).toEqual([['DIGEST', '【見張りの店】対応が必要な異常注文はありません']]);
});

test('after a night without a server the digest comes late once, not ten times; past six hours not at all', async () => {
  const { charge, watch, told } = await aWatchedShop(database);
  await charge(jst('2026-11-20T08:00:00'));
  await watch(jst('2026-11-24T14:59:00'));
  await watch(jst('2026-11-24T15:00:00'));
  expect(await told()).toHaveLength(1);
  await watch(jst('2026-11-25T15:01:00'));
  expect(await told()).toHaveLength(1);
});

test('a new digest time holds from then on', async () => {
  const { shop, settings, charge, watch, told } = await aWatchedShop(database, { digestAt: '18:00' });
  await charge(jst('2026-11-23T08:00:00'));
  const by = { actor: 'tests', now: jst('2026-11-24T10:00:00') };
  await updateAlertSettings(db, shop.id, { ...settings, digestAt: '09:00' }, by);
  await watch(jst('2026-11-24T10:01:00'));
  expect(await told()).toEqual([]);
  await watch(jst('2026-11-25T09:00:00'));
  expect(await told()).toHaveLength(1);
});

test('whoever asks for the digest after its minute gets the next one', async () => {
  const { shop, settings, charge, watch, told } = await aWatchedShop(database, { recipients: [] });
  await charge(jst('2026-11-23T08:00:00'));
  const recipients = [
    { email: 'a@example.jp', language: 'JA' as const, digest: true, outage: false, heartbeat: false },
  ];
  const by = { actor: 'tests', now: jst('2026-11-24T10:00:00') };
  await updateAlertSettings(db, shop.id, { ...settings, recipients }, by);
  await watch(jst('2026-11-24T10:01:00'));
  expect(await told()).toEqual([]);
  await watch(jst('2026-11-25T09:00:00'));
  expect(await told()).toHaveLength(1);
});

test('twenty watches at the same moment send one digest and one alert of the outage', async () => {
  const { charge, watch, told } = await aWatchedShop(database);
  for (let n = 0; n < 10; n++) await charge(jst('2026-11-24T08:30:00'));
  await Promise.all(Array.from({ length: 20 }, () => watch(jst('2026-11-24T09:00:00'))));
  expect((await told()).map(([kind]) => kind)).toEqual(['DIGEST', 'OUTAGE']);
});

const outageOnly = {
  recipients: [
    { email: 'desk@example.jp', language: 'JA' as const, digest: false, outage: true, heartbeat: false },
  ],
};

test('ten open rows within an hour raise an alert at once, nine do not, and it is said once', async () => {
  const { charge, watch, told } = await aWatchedShop(database, outageOnly);
  for (let n = 0; n < 9; n++) await charge(jst(`2026-11-24T14:0${n}:00`));
  await watch(jst('2026-11-24T14:10:00'));
  expect(await told()).toEqual([]);
  await charge(jst('2026-11-24T14:11:00'));
  await watch(jst('2026-11-24T14:11:30'));
  for (let n = 0; n < 5; n++) await charge(jst(`2026-11-24T14:3${n}:00`));
  for (const time of ['14:12:00', '14:40:00', '15:30:00']) await watch(jst(`2026-11-24T${time}`));
  expect(await told()).toEqual([
    ['OUTAGE', '【見張りの店】異常注文が急に増えています（2026/11/24 14:00以降 10件）'],
  ]);
});

test('an outage that has grown tenfold is told again, and the next one, hours later, anew', async () => {
  const { charge, watch, told } = await aWatchedShop(database, { outageRows: 2, ...outageOnly });
  const chargeMany = async (count: number, at: Date) => {
    for (let n = 0; n < count; n++) await charge(at);
  };
  await chargeMany(2, jst('2026-11-24T14:00:00'));
  await watch(jst('2026-11-24T14:01:00'));
  await chargeMany(17, jst('2026-11-24T14:20:00'));
  await watch(jst('2026-11-24T14:21:00'));
  expect(await told()).toHaveLength(1);
  await chargeMany(1, jst('2026-11-24T14:22:00'));
  await watch(jst('2026-11-24T14:23:00'));
  await watch(jst('2026-11-24T14:24:00'));
  expect((await told()).map(([kind]) => kind)).toEqual(['OUTAGE', 'OUTAGE_GREW']);
  await watch(jst('2026-11-24T17:00:00'));
  await chargeMany(2, jst('2026-11-24T18:00:00'));
  await watch(jst('2026-11-24T18:01:00'));
  expect((await told()).map(([kind]) => kind)).toEqual(['OUTAGE', 'OUTAGE_GREW', 'OUTAGE']);
});

test('rows that were dealt with within the minute are no outage', async () => {
  const { shop, charge, watch, told } = await aWatchedShop(database, { outageRows: 2, ...outageOnly });
  await charge(jst('2026-11-24T14:00:00'));
  await charge(jst('2026-11-24T14:00:10'));
  const by = { actor: 'tests', now: jst('2026-11-24T14:00:30') };
  for (const { id } of await rowsOf(shop.id, by.now))
    await deleteAbnormalOrder(db, shop.id, { id, reason: 'テスト' }, by);
  await watch(jst('2026-11-24T14:01:00'));
  expect(await told()).toEqual([]);
});

/** Every twenty minutes from nine to nine, four weeks and the day itself until `until`. */
async function sellByDay(charge: (at: Date) => Promise<string>, until: Date) {
  const minuteMs = 60_000;
  for (let at = until.getTime() - 28 * 86_400_000; at <= until.getTime(); at += 60 * minuteMs) {
    const hour = Math.floor(at / 3_600_000 + 9) % 24;
    if (hour >= 9 && hour < 21) await charge(new Date(at));
  }
}

test('notices that stop are told once, never at night, and once when they are back', async () => {
  const { charge, watch, told } = await aWatchedShop(database, {
    recipients: [{ email: 'it@example.jp', language: 'EN', digest: false, outage: false, heartbeat: true }],
  });
  await sellByDay(charge, jst('2026-11-24T20:00:00'));
  for (const time of ['24T22:00:00', '25T03:00:00', '25T09:30:00', '25T15:30:00'])
    await watch(jst(`2026-11-${time}`));
  expect(await told()).toEqual([]);
  await watch(jst('2026-11-25T16:30:00'));
  await watch(jst('2026-11-25T17:30:00'));
  await watch(jst('2026-11-27T17:30:00'));
  const stopped = ['NOTICES_STOPPED', '【見張りの店】No notice from GMOPG since 2026/11/24 20:00'];
  expect(await told()).toEqual([stopped]);
  await charge(jst('2026-11-27T18:00:00'));
  await watch(jst('2026-11-27T18:01:00'));
  await watch(jst('2026-11-27T18:02:00'));
  expect(await told()).toEqual([stopped, ['NOTICES_BACK', '【見張りの店】Notices from GMOPG arrive again']]);
}, 60_000);

test('a customer whose name is markup, a header or a mile long does no harm in a mail', async () => {
  const { charge, watch, mailsOf } = await aWatchedShop(database, {}, '<店>\r\nBcc: x@example.jp');
  const names = ['<script>alert(1)</script>', 'a\r\nBcc: b@example.jp', '\u202Egnp.exe', '𠮷'.repeat(180)];
  for (const [n, name] of names.entries()) await charge(jst(`2026-11-24T08:0${n}:00`), { name });
  await watch(jst('2026-11-24T09:00:00'));
  const [mail] = await mailsOf();
  expect(mail?.subject).not.toMatch(/[\r\n]/);
  expect(mail?.html).not.toContain('<script>');
  expect(mail?.body).not.toMatch(/\n(Bcc|.*\u202E)/);
  expect(mail?.body).toContain('…');
});

test('a process that dies in the middle of a watch leaves nothing behind, and the next one tells it', async () => {
  const { charge, watch, told } = await aWatchedShop(database);
  await charge(jst('2026-11-24T08:00:00'));
  const now = jst('2026-11-24T09:00:00');
  const died = database.sql.begin(async (tx) => {
    await tx`lock table mails in exclusive mode`;
    const dying = watch(now).then(
      () => 'lived',
      () => 'died',
    );
    const victims = () =>
      database.sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query ilike '%mails%'`;
    await vi.waitUntil(async () => (await victims()).length > 0, { timeout: 20_000 });
    return dying;
  });
  expect(await died).toBe('died');
  expect(await told()).toEqual([]);
  await watch(now);
  expect(await told()).toHaveLength(1);
});

test('a shop whose alerts fail is named, and keeps no other waiting', async () => {
  const [ill, well] = [await aWatchedShop(database), await aWatchedShop(database)];
  for (const { charge } of [ill, well]) await charge(jst('2026-11-23T21:00:00'));
  await database.sql.unsafe(
    `alter table alerts add constraint ill check (shop_id <> '${ill.shop.id}') not valid`,
  );
  await expect(ill.watch(jst('2026-11-24T09:00:00'))).rejects.toThrow(
    new RegExp(`^The alerts of 1 of \\d+ shops .* ${ill.shop.id}:$`),
  );
  expect(await ill.told()).toEqual([]);
  expect(await well.told()).toHaveLength(1);
  await database.sql`alter table alerts drop constraint ill`;
  await ill.watch(jst('2026-11-24T09:01:00'));
  expect(await ill.told()).toHaveLength(1);
});
