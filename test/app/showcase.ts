import type { Database } from '#db/client';
import { staff } from '#db/schema/people';
import { createUser } from '#graphql/people/create-user';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { updateAlertSettings } from '#recovery/alerts/alert-settings';
import { answerPreference } from '#recovery/mails/answer-preference';
import { requestCustomerPreference } from '#recovery/mails/request-customer-preference';
import { receiveNotice } from '#recovery/notices/receive-notice';
import { tellPracticeStory } from '#server/practice-shop';
import { aNotice, anAccessId } from '#test/a-notice';
import { testSecret } from '#test/a-shop';
import { aGatewayShop, type GatewayShop } from '#test/app/a-gateway-shop';

/** What the screens are looked at with: the practice shop as it is on the first day, and a shop where much happened. */
export interface Showcase {
  /** By the name that `Screen.shop` has for it, its id. */
  shops: { practice: string; eventful: string };
  /** The customer's page of a row that waits for an answer. */
  preferencePath: string;
  /** The row whose customer has answered. */
  answeredPath: string;
  close(): Promise<void>;
}

/** Settings of a server that is to have a practice GMOPG beside a database of its own. */
export const practising = { PRACTICE_SHOP: 'on' };

const longName =
  '勅使河原・フォン・ハプスブルク＝ロートリンゲン 寿限無左衛門乃介 Wolfeschlegelsteinhausenbergerdorff';
const by = { actor: 'clerk@example.jp', appUrl: 'http://localhost:3000', secret: testSecret };

/** To be made before the server starts: its practice GMOPG begins with the trades that are there. */
export async function makeShowcase(database: Database): Promise<Showcase> {
  const practice = await tellPracticeStory(database, { secret: testSecret, now: new Date() });
  const eventful = await aGatewayShop(database);
  await fillEventfulShop(database, eventful);
  await fillItsSettings(database, eventful);
  const ask = (orderNumber: string) => askCustomer(database, eventful, orderNumber);
  const answered = await ask('2026050300001');
  const choice = { choice: 'CANCEL', note: 'ほかで買いました' } as const;
  const token = answered.preferencePath.split('/').at(-1) ?? '';
  await answerPreference(database.db, token, choice, { secret: testSecret, now: new Date() });
  return {
    shops: { practice: practice.id, eventful: eventful.id },
    preferencePath: (await ask('2026050300004')).preferencePath,
    answeredPath: `/abnormal-orders/${answered.rowId}`,
    close: () => eventful.simulator.close(),
  };
}

async function fillEventfulShop({ sql }: Database, shop: GatewayShop): Promise<void> {
  await shop.register('2026050200001', { total: 1_050, name: longName, isOrder: true });
  await shop.charge('2026050200001', { amount: 1_050 });
  await shop.register('2026050200002', { total: 123_456_789, name: longName });
  await shop.charge('2026050200002', { amount: 123_456_789 });
  await shop.register('2026050200003', { total: 650 });
  const accessId = await shop.charge('2026050200003', { amount: 650 });
  await sql`insert into cancellations (shop_id, trade_id, requested_at, requested_by, job, total, state, sent_at)
    select shop_id, id, now(), 'desk@example.jp', 'VOID', 650, 'UNKNOWN', now() from trades where access_id = ${accessId}`;
  await shop.charge('2026050300001', { amount: 2_100 });
  await shop.charge('2026050300004', { amount: 2_100 });
  await shop.register('2026050300002', { total: 980 });
  await shop.charge('2026050300002', { amount: 980 });
  await shop.register('2026050300003', { total: 980, isOrder: true });
}

/** A colleague with a long name, two who are alerted, and notices that are not believed. */
async function fillItsSettings(database: Database, { id, gmopgShopId }: GatewayShop): Promise<void> {
  const now = new Date();
  const person = { email: 'a-colleague-with-a-long-address@example.jp', name: longName };
  const made = await createUser(
    database.db,
    { ...person, password: 'a password of a colleague', isAdministrator: false },
    { now },
  );
  if (made.kind !== 'UserCreated') throw new Error(made.message);
  await database.db.insert(staff).values({ shopId: id, userId: made.userId, role: 'CANCEL' });
  const everything = { language: 'JA', digest: true, outage: true, heartbeat: true } as const;
  const alerts = { digestAt: '08:30', digestDays: 'WEEKDAYS', outageRows: 10, watchesNotices: true } as const;
  const recipients = [person.email, 'desk@example.jp'].map((email) => ({ email, ...everything }));
  await updateAlertSettings(
    database.db,
    id,
    { ...alerts, digestWhenNothingIsOpen: false, recipients },
    { actor: by.actor, now },
  );
  for (const n of [1, 2]) {
    const trade = { ShopID: gmopgShopId, OrderID: `202605040000${n}`, AccessID: anAccessId(900 + n) };
    const body = aNotice({ ...trade, Amount: 2_100 });
    await receiveNotice(database, { secret: 'no-such-secret', body, sourceAddress: '192.0.2.7' }, now);
  }
}

async function askCustomer({ db }: Database, shop: GatewayShop, orderNumber: string) {
  const [row] = await findAbnormalOrdersByNumbers(db, shop.id, [orderNumber]);
  const request = { abnormalOrderId: row?.id ?? '', to: 'hanako@example.jp', mail: null };
  const asked = await requestCustomerPreference(db, shop.id, request, { ...by, now: new Date() });
  if (asked.kind !== 'CustomerPreferenceRequested') throw new Error(asked.kind);
  const preferencePath = /http:\/\/localhost:3000(\/preference\/\S+)/.exec(asked.mail.body)?.[1] ?? '';
  return { rowId: asked.abnormalOrder.id, preferencePath };
}
