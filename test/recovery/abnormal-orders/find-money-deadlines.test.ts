import { expect, test } from 'vitest';
import { cancelJob } from '#gmopg/cancel-job';
import { moneyDeadlines } from '#gmopg/money-deadlines';
import { countAbnormalOrders } from '#recovery/abnormal-orders/count-abnormal-orders';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import {
  findAbnormalOrders,
  findAbnormalOrdersByNumbers,
} from '#recovery/abnormal-orders/find-abnormal-orders';
import { findMoneyDeadlines } from '#recovery/abnormal-orders/find-money-deadlines';
import { deadlineKinds } from '#recovery/abnormal-orders/money-deadline';
import type { Trade } from '#recovery/restore/restore-abnormal-order';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const { shop, receive } = await aShop(database, { graceSeconds: 0 });
const page = { size: 500, direction: 'FORWARD', from: null } as const;
const at = (jst: string) => new Date(`${jst}+09:00`);

// Both sides of every end, seen from 2026-11-30 noon, where today is the month's last day too.
const noon = at('2026-11-30T12:00:00');
const days: Record<string, string> = {
  tomorrow: '2026-12-01T00:00:00',
  'past the clock': '2026-12-02T00:00:00',
  'this minute': '2026-11-30T11:59:00',
  midnight: '2026-11-30T00:00:00',
  yesterday: '2026-11-29T23:59:59',
  'the first': '2026-11-01T00:00:00',
  'last month': '2026-10-31T23:59:59',
  'day 90': '2026-09-01T00:00:00',
  'day 91': '2026-08-31T23:59:59',
  'day 180': '2026-06-03T00:00:00',
  'day 181': '2026-06-02T23:59:59',
};
const statuses = { CAPTURE: 'TAKEN', AUTH: 'HELD', SOMETHING: 'UNKNOWN' };
let made = 0;
for (const gatewayStatus of Object.keys(statuses))
  for (const tranDate of Object.values(days)) {
    made++;
    const notice = {
      ShopID: shop.gmopgShopId,
      OrderID: `D-${made}`,
      AccessID: anAccessId(made),
      Status: gatewayStatus,
      TranDate: tranDate.replaceAll(/\D/g, ''),
      Amount: String(100 + made),
    };
    await receive(aNotice(notice), at('2026-06-02T00:00:00'));
  }

async function listed(filter = {}, now = noon): Promise<Trade[]> {
  const asked = { status: null, filter: { open: true, ...filter }, page };
  return (await findAbnormalOrders(db, shop.id, asked, now)).rows;
}

const nows = [
  '2026-11-30T12:00:00',
  '2026-11-30T23:59:59.999',
  '2026-12-01T00:00:00',
  '2026-11-29T12:00:00',
  '2027-02-28T12:00:00',
].map(at);

test.each(nows)('at %s every rung holds the rows that the calendar of one trade puts there', async (now) => {
  const open = await listed({}, now);
  expect(open).toHaveLength(made);
  const ladder = await findMoneyDeadlines(db, shop.id, now);
  for (const kind of deadlineKinds) {
    const expected = open.filter((trade) => rungsByHand(trade, now).includes(kind));
    const rung = ladder.find((one) => one.kind === kind);
    expect([kind, rung?.rows ?? 0]).toEqual([kind, expected.length]);
    expect(rung?.yen ?? 0).toBe(expected.reduce((sum, trade) => sum + trade.total, 0));
    const ids = (rows: Trade[]) => rows.map(({ id }) => id).sort();
    expect(ids(await listed({ deadline: kind }, now))).toEqual(ids(expected));
    const counts = await countAbnormalOrders(db, shop.id, { deadline: kind }, now);
    expect([counts.all, counts.moneyAtRisk]).toEqual([rung?.rows ?? 0, rung?.yen ?? 0]);
    expect(rung?.until?.getTime() ?? null).toBe(rung ? soonest(expected, kind, now) : null);
  }
});

test('but for the sale of held money, the rungs are all the money at risk', async () => {
  const ladder = await findMoneyDeadlines(db, shop.id, noon);
  const { open, moneyAtRisk } = await countAbnormalOrders(db, shop.id, {}, noon);
  const shared = ladder.filter(({ kind }) => kind !== 'SALES');
  expect(shared.reduce((sum, { rows }) => sum + rows, 0)).toBe(open);
  expect(shared.reduce((sum, { yen }) => sum + yen, 0)).toBe(moneyAtRisk);
});

test('what ends first stands first; on the last day of a month returning ends tonight, too', async () => {
  const ladder = await findMoneyDeadlines(db, shop.id, noon);
  expect(ladder.map(({ kind }) => kind)).toEqual([
    'VOID',
    'RETURN',
    'SALES',
    'RETURNX',
    'UNKNOWN',
    'TOO_LATE',
  ]);
  const tonight = at('2026-12-01T00:00:00');
  expect(ladder.slice(0, 4).every(({ until }) => until?.getTime() === tonight.getTime())).toBe(true);
});

test('a deleted row and one that still settles stand on no rung, nor does a closed one', async () => {
  const { shop: other, receive: tell } = await aShop(database, { graceSeconds: 120 });
  const tranDate = '20261130115900';
  for (const [number, Status] of Object.entries({ G: 'CAPTURE', S: 'CAPTURE', V: 'VOID' })) {
    const trade = { ShopID: other.gmopgShopId, OrderID: number, AccessID: anAccessId(number.charCodeAt(0)) };
    const receivedAt = number === 'S' ? noon : at('2026-11-30T11:00:00');
    await tell(aNotice({ ...trade, Status, TranDate: tranDate }), receivedAt);
  }
  const rungs = async () =>
    (await findMoneyDeadlines(db, other.id, noon)).map(({ kind, rows }) => [kind, rows]);
  expect(await rungs()).toEqual([['VOID', 1]]);
  const [gone] = await findAbnormalOrdersByNumbers(db, other.id, ['G']);
  await deleteAbnormalOrder(
    db,
    other.id,
    { id: gone?.id ?? '', reason: 'a test' },
    { actor: 'staff', now: noon },
  );
  expect(await rungs()).toEqual([]);
});

function rungsByHand(trade: Trade, now: Date): string[] {
  if (trade.money === 'UNKNOWN') return ['UNKNOWN'];
  const sale = moneyDeadlines(trade).find(({ ends }) => ends === 'SALES');
  const day = 86_400_000;
  const isAhead =
    trade.tranDate !== null && cancelJob(trade, new Date(trade.tranDate.getTime() - day)) !== null;
  const job = cancelJob(trade, now);
  const isTooEarly = job === null && trade.tranDate !== null && trade.tranDate > now && isAhead;
  const rung = job?.job ?? (isTooEarly ? 'UNKNOWN' : 'TOO_LATE');
  return sale && sale.until > now && !isTooEarly ? [rung, 'SALES'] : [rung];
}

/** Of the rung's own deadlines the first that is still to come. */
function soonest(rows: Trade[], kind: string, now: Date): number | null {
  const ends = rows.flatMap((trade): { until: Date }[] =>
    kind === 'SALES'
      ? moneyDeadlines(trade).filter((deadline) => deadline.ends === 'SALES')
      : [cancelJob(trade, now)].filter((job) => job !== null),
  );
  return ends.length === 0 ? null : Math.min(...ends.map(({ until }) => until.getTime()));
}
