import { beforeEach, expect, test } from 'vitest';
import { askAboutUnknownOutcomes } from '#recovery/gateway/ask-about-unknown-outcomes';
import { aNotice, anAccessId } from '#test/a-notice';
import { aDatabase } from '#test/harness/a-database';
import { aReconciledShop } from '#test/recovery/reconcile/a-reconciled-shop';

const database = await aDatabase();
const { db } = database;

/** Each test has its shops for itself. */
beforeEach(async () => {
  await database.sql`update shops set gateway_endpoint = null, shop_pass_sealed = null`;
});

/** Rows, … of which a notice said at noon that nobody knows whether the customer was charged. */
async function aStory(count: number) {
  const story = await aReconciledShop(database);
  const { shop, register, receive, clock, work } = story;
  for (let n = 0; n < count; n++) {
    const OrderID = `A-${n}`;
    await register({ orderNumber: OrderID });
    const unknown = { ErrCode: 'E90', ErrInfo: 'E90010001', TranDate: '20261102115900' };
    await receive(
      aNotice({ ShopID: shop.gmopgShopId, OrderID, AccessID: anAccessId(n + 1), ...unknown }),
      clock(),
    );
  }
  return { ...story, sweep: () => askAboutUnknownOutcomes(db, work) };
}

test('a row that GMOPG calls charged becomes restorable by itself, one that it never heard of stays a question', async () => {
  const { charge, rows, sweep } = await aStory(2);
  charge('A-0', { accessId: anAccessId(1) });
  expect((await rows()).map((row) => row.reason)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
  expect(await sweep()).toEqual({ asked: 2, silent: 0 });
  expect((await rows()).map((row) => [row.status, row.reason])).toEqual([
    ['RESTORABLE', null],
    ['UNRECOVERABLE', 'OUTCOME_UNKNOWN'],
  ]);
});

test('it is asked at once, after a minute, and then ever more seldom: about 50 times in 180 days', async () => {
  const { relay, later, sweep } = await aStory(1);
  const askedAfter: number[] = [];
  for (let minute = 0; minute <= 60; minute++) {
    if ((await sweep()).asked > 0) askedAfter.push(minute);
    later(1);
  }
  expect(askedAfter.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 7, 9]);
  const inTheFirstHour = relay.asked.length;
  expect(inTheFirstHour).toBeLessThan(20);
  for (let hours = 1; hours <= 180 * 24; hours += 12) {
    later(12 * 60);
    await sweep();
  }
  expect(relay.asked.length - inTheFirstHour).toBeGreaterThan(15);
  expect(relay.asked.length).toBeLessThan(55);
});

test('silence is a question asked: the sweep leaves the shop alone and comes back later', async () => {
  const { simulator, relay, later, sweep, rows } = await aStory(10);
  await simulator.setOutage('RESET');
  expect(await sweep()).toEqual({ asked: 0, silent: 3 });
  expect((await rows()).filter((row) => row.askedAt !== null).length).toBe(3);
  await simulator.setOutage(null);
  expect(await sweep()).toEqual({ asked: 7, silent: 0 });
  expect(new Set(relay.asked).size).toBe(10);
  later(1);
  expect(await sweep()).toEqual({ asked: 10, silent: 0 });
});

test('a rate limit ends the shop’s turn', async () => {
  const { simulator, relay, sweep } = await aStory(5);
  for (let n = 0; n < 5; n++) simulator.nextFault(`A-${n}`, 'RATE_LIMITED', 'SearchTrade');
  expect(await sweep()).toEqual({ asked: 0, silent: 1 });
  expect(relay.asked.length).toBe(1);
});

test('a shop with very many unknown rows takes no other shop’s turn', async () => {
  const crowded = await aStory(90);
  const small = await aStory(2);
  await small.sweep();
  expect(small.relay.asked.toSorted()).toEqual(['A-0', 'A-1']);
  expect(crowded.relay.asked.length).toBe(58);
});

test('deleted rows and shops without access are not asked about', async () => {
  const deleted = await aStory(1);
  await database.sql`update trades set deleted_at = now() where shop_id = ${deleted.shop.id}`;
  const shut = await aStory(1);
  await database.sql`update shops set gateway_endpoint = null, shop_pass_sealed = null where id = ${shut.shop.id}`;
  await shut.sweep();
  expect([deleted.relay.asked, shut.relay.asked]).toEqual([[], []]);
});
