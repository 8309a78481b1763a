import { expect, test } from 'vitest';
import { preferenceCatalogues } from '#app/preference/preference-words';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { findCustomerPreferences } from '#recovery/mails/find-customer-preferences';
import { aGraphql } from '../graphql/a-graphql';
import { aDatabase } from '../harness/a-database';
import { aCustomer, aPreferenceServer } from './a-customer';

const database = await aDatabase();
const { db } = database;
const graphql = aGraphql(database);
const origin = await aPreferenceServer();
const { shop, row, path } = await aCustomer(database);
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const look = (of = path) => fetch(`${origin}${of}`, { redirect: 'manual' });
const answer = (body: string, headers: Record<string, string> = form, of = path) =>
  fetch(`${origin}${of}`, { method: 'POST', body, headers, redirect: 'manual' });
const preferenceOf = async (tradeId = row.id) =>
  (await findCustomerPreferences(db, shop.id, [tradeId])).get(tradeId) ?? null;

test('the page shows this one payment, in Japanese and English, and nothing of anybody', async () => {
  const response = await look();
  const page = await response.text();
  expect(response.status).toBe(200);
  for (const part of [
    '<html lang="ja">',
    '山のパン屋',
    'A-1',
    '¥11,350',
    '2026/11/01 12:00',
    '2026/11/16 23:59',
    'What would you like us to do?',
    '0263-00-0000',
  ])
    expect(page).toContain(part);
  expect(page).not.toMatch(/customer@example\.jp|clerk|<script|<img|<link|失敗/);
});

test('it is kept by no cache and no search engine, runs no script and sits in no frame', async () => {
  for (const of of [path, '/preference/nobody']) {
    const { headers } = await look(of);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toContain('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test('looking answers nothing, also with an answer in the address', async () => {
  await look();
  await look(`${path}?choice=CANCEL`);
  await fetch(`${origin}${path}`, { method: 'HEAD' });
  expect(await preferenceOf()).toMatchObject({ choice: null, answeredAt: null });
});

test('what is not this form of this page is not taken', async () => {
  for (const headers of [
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json' },
    { ...form, 'sec-fetch-site': 'cross-site' },
    { ...form, 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await answer('choice=CANCEL', headers)).status).toBe(422);
  }
  for (const body of ['', 'choice=', 'choice=REFUND', 'note=x', `choice=CANCEL&note=${'x'.repeat(20_000)}`]) {
    const response = await answer(body);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('role="alert"');
  }
  expect(await preferenceOf()).toMatchObject({ choice: null });
});

test('an answer is kept, shown and may be changed', async () => {
  const first = await answer(`choice=REORDER&note=${encodeURIComponent('急ぎません 😀')}`);
  expect([first.status, first.headers.get('location')]).toEqual([303, path]);
  expect(await preferenceOf()).toMatchObject({ choice: 'REORDER', note: '急ぎません 😀' });
  await answer('choice=CANCEL', { ...form, 'sec-fetch-site': 'same-origin' });
  const page = await (await look()).text();
  expect(page).toContain('2026/11/02 12:00 に「キャンセルを希望する」とのご回答を承りました。');
  expect(page).toMatch(/value="CANCEL" required checked/);

  const clerk = await graphql.asStaff(shop.id, 'OPERATE');
  const { data } = await clerk(
    `{ abnormalOrder(id: "${row.id}") { allowedActions customerPreference { choice note answeredAt requestedAt requestedBy nextStep } timeline { kind actor } } }`,
  );
  expect(data.abnormalOrder).toMatchObject({
    allowedActions: expect.arrayContaining(['REQUEST_PREFERENCE']),
    customerPreference: {
      choice: 'CANCEL',
      note: null,
      answeredAt: '2026-11-02T12:00:00+09:00',
      requestedBy: 'clerk',
      nextStep: 'CANCEL_TRADE',
    },
    timeline: expect.arrayContaining([{ kind: 'PREFERENCE_ANSWERED', actor: 'customer' }]),
  });
});

test('HTML in a name, a number or a note stays text', async () => {
  const evil = `<script>alert(1)</script>"'&`;
  const hostile = await aCustomer(database, { name: evil, n: 2 });
  await answer(`choice=CONTACT&note=${encodeURIComponent(`</textarea>${evil}`)}`, form, hostile.path);
  const page = await (await look(hostile.path)).text();
  expect(page).not.toMatch(/<script|<\/textarea>&#60;script|<\/textarea><script/);
  expect(page).toContain('&#60;script&#62;');
  expect(page.match(/<\/textarea>/g)).toHaveLength(1);
});

test('a link that is none, is too old or comes too late says so, and what to do', async () => {
  const nobody = await look('/preference/nobody');
  expect([nobody.status, await nobody.text()]).toEqual([
    404,
    expect.stringContaining('このページは開けません'),
  ]);
  expect((await answer('choice=CANCEL', form, '/preference/nobody')).status).toBe(404);

  const { shop: other, row: decided, path: late } = await aCustomer(database, { n: 3 });
  const by = { actor: 'clerk', now: new Date('2026-11-02T13:00:00+09:00') };
  await deleteAbnormalOrder(db, other.id, { id: decided.id, reason: 'x' }, by);
  const closed = await look(late);
  expect([closed.status, await closed.text()]).toEqual([200, expect.stringContaining('受付は終了しました')]);
  const refused = await answer('choice=CANCEL', form, late);
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('role="alert"')]);
  expect(await (await look(late)).text()).not.toContain('<form');
});

test('a database that is away is an excuse, not a stack', async () => {
  const { database: here } = graphql.runtime;
  graphql.runtime.database = { ...here, db: Object.create(null) };
  const response = await look();
  graphql.runtime.database = here;
  expect([response.status, await response.text()]).toEqual([
    503,
    expect.stringContaining('ご回答は送られていません'),
  ]);
});

test('the page has the same words in both languages', () => {
  expect(keysOf(preferenceCatalogues.en)).toEqual(keysOf(preferenceCatalogues.ja));
});

function keysOf(words: object, above = ''): string[] {
  return Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'object' ? keysOf(word, `${above}${key}.`) : [`${above}${key}`],
  );
}
