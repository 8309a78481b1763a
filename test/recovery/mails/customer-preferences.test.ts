import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { sendMail } from '#mail/send-mail';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findTimelines } from '#recovery/abnormal-orders/find-timelines';
import { answerPreference } from '#recovery/mails/answer-preference';
import { findCustomerPreferences } from '#recovery/mails/find-customer-preferences';
import { findPreferenceOffer } from '#recovery/mails/find-preference-offer';
import { preferenceUrl } from '#recovery/mails/preference-link';
import { preferenceStep } from '#recovery/mails/preference-step';
import { requestCustomerPreference } from '#recovery/mails/request-customer-preference';
import { aNotice, anAccessId } from '#test/a-notice';
import { testSecret } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer } from '#test/mail/a-mail-server';
import { workWith } from '#test/mail/a-queued-mail';
import { aShopWithRows, noon } from '#test/recovery/reads/a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const { shop, addRow, receive } = await aShopWithRows(database);
const site = { appUrl: 'https://fukkyu.example.jp', secret: testSecret };
const by = { actor: 'clerk', now: noon, ...site };
const at = (now: Date) => ({ secret: testSecret, now });
const days = (n: number) => new Date(noon.getTime() + n * 86_400_000);
let rows = 0;

async function rowOf(orderNumber: string) {
  const [row] = await findAbnormalOrdersByNumbers(db, shop.id, [orderNumber]);
  if (!row) throw new Error(`No row ${orderNumber}.`);
  return row;
}

/** An unrecoverable row whose customer is asked; the token is taken from the mail, as the customer does. */
async function anAskedRow({ to = 'customer@example.jp' } = {}) {
  rows++;
  const accessId = anAccessId(rows);
  await addRow({ orderNumber: `Q-${rows}`, customer: null, accessId });
  const row = await rowOf(`Q-${rows}`);
  const asked = await requestCustomerPreference(db, shop.id, { abnormalOrderId: row.id, to, mail: null }, by);
  if (asked.kind !== 'CustomerPreferenceRequested') throw new Error(asked.kind);
  return { row, accessId, mail: asked.mail, token: tokenIn(asked.mail.body) };
}

function tokenIn(body: string): string {
  return /https:\/\/fukkyu\.example\.jp\/preference\/(\S+)/.exec(body)?.[1] ?? '';
}

async function answersOf(tradeId: string) {
  const entries = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.tradeId, tradeId), eq(auditEntries.kind, 'PREFERENCE_ANSWERED')))
    .orderBy(auditEntries.at, auditEntries.id);
  return entries.map(({ actor, detail }) => [actor, detail.choice, detail.note]);
}

test('the customer gets a mail with a link, answers, and the answer proposes the next step', async () => {
  const { row, mail, token } = await anAskedRow();
  const server = await aMailServer();
  expect(await sendMail(database, mail.id, workWith(server.url))).toEqual({ kind: 'SENT' });
  const [received] = server.received;
  expect(received?.recipients).toEqual(['customer@example.jp']);
  expect(tokenIn(received?.parsed.text ?? '')).toBe(token);

  const offer = await findPreferenceOffer(db, token, at(noon));
  expect(offer).toMatchObject({
    kind: 'OPEN',
    payment: { shopName: '試験ショップ', orderNumber: row.orderNumber, total: 650 },
    preference: { choice: null, requestedBy: 'clerk' },
  });
  const asked = (await findCustomerPreferences(db, shop.id, [row.id])).get(row.id);
  if (!asked) throw new Error('Nobody was asked.');
  expect(preferenceStep(row, asked)).toBe('WAIT');

  const answer = { choice: 'CANCEL' as const, note: '  もう買いました \u0000' };
  expect(await answerPreference(db, token, answer, at(days(1)))).toMatchObject({ kind: 'ANSWERED' });
  const found = (await findCustomerPreferences(db, shop.id, [row.id])).get(row.id);
  expect(found).toMatchObject({ choice: 'CANCEL', note: 'もう買いました', answeredAt: days(1) });
  expect(found && preferenceStep(row, found)).toBe('CANCEL_TRADE');
  const timeline = (await findTimelines(db, shop.id, [row])).get(row.id) ?? [];
  expect(timeline.find(({ kind }) => kind === 'PREFERENCE_ANSWERED')).toMatchObject({
    actor: 'customer',
    detail: { choice: 'CANCEL', note: 'もう買いました' },
  });
});

test('looking changes nothing; the answer may be changed, and each change is told once', async () => {
  const { row, token } = await anAskedRow();
  for (let n = 0; n < 3; n++) await findPreferenceOffer(db, token, at(noon));
  expect(await answersOf(row.id)).toEqual([]);
  for (const choice of ['REORDER', 'REORDER', 'CONTACT'] as const)
    await answerPreference(db, token, { choice, note: null }, at(noon));
  expect(await answersOf(row.id)).toEqual([
    ['customer', 'REORDER', null],
    ['customer', 'CONTACT', null],
  ]);
});

test('the link is taken until the end of the fourteenth day, not a minute longer', async () => {
  const { token } = await anAskedRow();
  const lastMinute = new Date('2026-11-15T23:58:59+09:00');
  expect(await findPreferenceOffer(db, token, at(lastMinute))).toMatchObject({ kind: 'OPEN' });
  const over = new Date('2026-11-15T23:59:00+09:00');
  expect(await findPreferenceOffer(db, token, at(over))).toMatchObject({ kind: 'EXPIRED' });
  const late = await answerPreference(db, token, { choice: 'CANCEL', note: null }, at(over));
  expect(late).toMatchObject({ kind: 'NOT_TAKEN', offer: { kind: 'EXPIRED' } });
});

test('a link that was changed, made with another secret, or never sent opens nothing', async () => {
  const { row, token } = await anAskedRow();
  const expiresAt = days(14);
  await addRow({ orderNumber: 'NOT-ASKED', customer: null });
  const neverAsked = preferenceUrl(
    { shopId: shop.id, tradeId: (await rowOf('NOT-ASKED')).id, expiresAt },
    site,
  );
  const forged = preferenceUrl(
    { shopId: shop.id, tradeId: row.id, expiresAt },
    { ...site, secret: 'x'.repeat(32) },
  );
  const [payload = '', signature = ''] = token.split('.');
  const shifted = Buffer.from(payload, 'base64url');
  shifted[37] = (shifted[37] ?? 0) + 1;
  for (const wrong of [
    neverAsked.split('/').at(-1) ?? '',
    forged.split('/').at(-1) ?? '',
    `${shifted.toString('base64url')}.${signature}`,
    `${payload}.${signature.slice(0, -1)}`,
    `${payload}.`,
    payload,
    `${token}.${signature}`,
    'preview',
    '',
    '\u0000',
    'あ'.repeat(500),
  ]) {
    expect(await findPreferenceOffer(db, wrong, at(noon)), wrong).toEqual({ kind: 'NOT_VALID' });
    const answer = await answerPreference(db, wrong, { choice: 'CANCEL', note: null }, at(noon));
    expect(answer).toEqual({ kind: 'NOT_TAKEN', offer: { kind: 'NOT_VALID' } });
  }
  expect(await answersOf(row.id)).toEqual([]);
});

test('once staff have deleted the row or the money went back, the answer stays what it was', async () => {
  const deleted = await anAskedRow();
  await answerPreference(db, deleted.token, { choice: 'REORDER', note: null }, at(noon));
  await deleteAbnormalOrder(db, shop.id, { id: deleted.row.id, reason: '電話で確認済み' }, by);
  const reversed = await anAskedRow();
  const { accessId, row } = reversed;
  await receive(
    aNotice({
      ...{ ShopID: shop.gmopgShopId, OrderID: row.orderNumber, AccessID: accessId, Amount: 650 },
      ...{ Status: 'VOID', JobCd: 'VOID', TranDate: '20261101150000' },
    }),
    noon,
  );
  for (const { token } of [deleted, reversed]) {
    const late = await answerPreference(db, token, { choice: 'CANCEL', note: null }, at(noon));
    expect(late).toMatchObject({ kind: 'NOT_TAKEN', offer: { kind: 'DECIDED' } });
  }
  expect(await answersOf(deleted.row.id)).toEqual([['customer', 'REORDER', null]]);
  const kept = (await findCustomerPreferences(db, shop.id, [deleted.row.id])).get(deleted.row.id);
  expect(kept && preferenceStep(await rowOf(deleted.row.orderNumber), kept)).toBe('NOTHING');
});

test('a hundred answers at once leave one, and who has the link cannot fill the audit', async () => {
  const { row, token } = await anAskedRow();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      answerPreference(db, token, { choice: 'CONTACT', note: `${n}` }, at(noon)),
    ),
  );
  expect(answers.filter(({ kind }) => kind === 'ANSWERED')).toHaveLength(30);
  expect(await answersOf(row.id)).toHaveLength(30);
});

test('asked again within a minute there is one mail; later there is another, and the answer stays', async () => {
  const { row, token, mail } = await anAskedRow();
  const ask = (now: Date) =>
    requestCustomerPreference(
      db,
      shop.id,
      { abnormalOrderId: row.id, to: 'customer@example.jp', mail: null },
      { ...by, now },
    );
  expect(await ask(new Date(noon.getTime() + 30_000))).toMatchObject({ mail: { id: mail.id } });
  await answerPreference(db, token, { choice: 'CONTACT', note: null }, at(noon));
  const again = await ask(days(3));
  if (again.kind !== 'CustomerPreferenceRequested') throw new Error(again.kind);
  expect(again.mail.id).not.toBe(mail.id);
  const found = (await findCustomerPreferences(db, shop.id, [row.id])).get(row.id);
  expect(found).toMatchObject({ choice: 'CONTACT', requestedAt: days(3) });
  const offer = await findPreferenceOffer(db, tokenIn(again.mail.body), at(days(16)));
  expect(offer).toMatchObject({ kind: 'OPEN' });
});

test('only the customer of an open, unrecoverable row is asked', async () => {
  await addRow({ orderNumber: 'RESTORABLE' });
  const { row } = await anAskedRow();
  await deleteAbnormalOrder(db, shop.id, { id: row.id, reason: 'x' }, by);
  const ask = (abnormalOrderId: string, shopId = shop.id) =>
    requestCustomerPreference(db, shopId, { abnormalOrderId, to: 'a@example.jp', mail: null }, by);
  expect(await ask((await rowOf('RESTORABLE')).id)).toMatchObject({ kind: 'PreferenceNotNeeded' });
  expect(await ask(row.id)).toMatchObject({ kind: 'PreferenceNotNeeded' });
  const other = await aShopWithRows(database);
  for (const id of [row.id, 'x'])
    expect(await ask(id, other.shop.id)).toMatchObject({ kind: 'AbnormalOrderNotFound' });
});

test('without an address nobody is asked, and an address is one address', async () => {
  await addRow({ orderNumber: 'NO-ADDRESS', customer: null });
  const { id } = await rowOf('NO-ADDRESS');
  const ask = (to: string | null) =>
    requestCustomerPreference(db, shop.id, { abnormalOrderId: id, to, mail: null }, by);
  expect(await ask(null)).toMatchObject({ kind: 'NoAddressKnown' });
  expect(await ask('a@example.jp, b@example.jp')).toMatchObject({ kind: 'InvalidInput' });
  expect(await findCustomerPreferences(db, shop.id, [id])).toEqual(new Map());
});

test("a clerk's own words carry the customer's link where the preview's stood, and are refused without it", async () => {
  await addRow({ orderNumber: 'OWN-WORDS', customer: null });
  const { id } = await rowOf('OWN-WORDS');
  const ask = (body: string) =>
    requestCustomerPreference(
      db,
      shop.id,
      { abnormalOrderId: id, to: 'a@example.jp', mail: { subject: '伺い', body } },
      by,
    );
  expect(await ask('お電話ください。')).toMatchObject({
    kind: 'InvalidInput',
    problems: [{ path: 'mail.body' }],
  });
  const asked = await ask('こちらへ\nhttps://fukkyu.example.jp/preference/preview\n');
  if (asked.kind !== 'CustomerPreferenceRequested') throw new Error(asked.kind);
  expect(await findPreferenceOffer(db, tokenIn(asked.mail.body), at(noon))).toMatchObject({ kind: 'OPEN' });
});
