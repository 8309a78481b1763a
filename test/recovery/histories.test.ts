import { and, eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatewayAnswers } from '#db/schema/gateway';
import { notices } from '#db/schema/notices';
import { checkouts, orders, type PaymentMethod } from '#db/schema/orders';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { recordGatewayAnswers } from '#recovery/gateway/record-gateway-answers';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import type { Shop } from '#recovery/shops/create-shop';
import { aCheckout } from '#test/a-checkout';
import { aNotice } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { foldTrade, type TradeAnswer, type TradeEvent } from './model/fold';
import { judgeTrade, type OrderFacts, type TradeFacts } from './model/rule';

// Random histories of everything that can happen to one order number, many side by side on one database; afterwards
// what is stored is compared with the rule in plain TypeScript (model/), and with the same facts in another order.

const database = await aDatabase({ max: 20 });
const by = { actor: 'test', now: new Date('2026-11-02T09:00:00+09:00') };
const histories = Number(process.env.HISTORIES ?? 10_000);
const sideBySide = 250;

const notice = fc.record({
  kind: fc.constant('notice' as const),
  trade: fc.integer({ min: 0, max: 2 }),
  hasAccessId: fc.boolean(),
  status: fc.constantFrom(
    'UNPROCESSED',
    'CHECK',
    'SAUTH',
    'AUTH',
    'CAPTURE',
    'CAPTURE',
    'SALES',
    'VOID',
    'RETURN',
    'RETURNX',
    'NEWSTATUS',
  ),
  total: fc.constantFrom(650, 650, 650, 1_003),
  minute: fc.integer({ min: 0, max: 3 }),
  tranId: fc.constantFrom('1', '2'),
  error: fc.constantFrom('', '', '', '', '42G020000', '42C030000'),
  payType: fc.constantFrom('0', '0', '0', '0', '3'),
});
const method = fc.constantFrom<PaymentMethod>('CARD', 'CARD', 'CASH_ON_DELIVERY');
const paidBy = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
const fact = fc.oneof(
  fc.record({
    kind: fc.constant('register' as const),
    total: fc.constantFrom(650, 650, 1_003),
    listed: fc.subarray(['-1', '-2']),
    knows: fc.subarray([0, 1, 2], { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('complete' as const), method, paidBy }),
  fc.record({ kind: fc.constant('place' as const), method, paidBy, total: fc.constantFrom(650, 1_003) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
);
const deed = fc.oneof(
  fc.record({ kind: fc.constant('restore' as const), nth: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ kind: fc.constant('delete' as const), nth: fc.integer({ min: 0, max: 2 }) }),
);
/** Asked before or after the notices came, which is at 12:05. */
const answer = fc.record({
  kind: fc.constant('answer' as const),
  trade: fc.integer({ min: 0, max: 1 }),
  isKnown: fc.constantFrom(true, true, true, false),
  status: fc.constantFrom('UNPROCESSED', 'SAUTH', 'AUTH', 'CAPTURE', 'CAPTURE', 'SALES', 'VOID', 'RETURN'),
  total: fc.constantFrom(650, 650, 1_003),
  second: fc.integer({ min: 0, max: 3 }),
  askedAt: fc.constantFrom('12:04:00', '12:06:00', '12:07:00'),
});
type Step =
  typeof notice | typeof fact | typeof deed | typeof answer extends fc.Arbitrary<infer S> ? S : never;
type AnyStep = Step;

interface Place {
  shop: Shop;
  receive(body: Uint8Array): Promise<unknown>;
  number: string;
}

const accessIdOf = (number: string, trade: number) =>
  Buffer.from(`${number}/${trade}`).toString('hex').padStart(32, '0').slice(-32);

async function take({ shop, receive, number }: Place, step: AnyStep): Promise<void> {
  const paying = 'paidBy' in step && step.paidBy !== null ? accessIdOf(number, step.paidBy) : null;
  switch (step.kind) {
    case 'notice':
      await receive(
        aNotice({
          ShopID: shop.gmopgShopId,
          // An AccessID has one OrderID at GMOPG; what is no part of an event's name follows from what is.
          OrderID: number + ['', '', '-1'][step.trade],
          // The same trade always has, or never has, an AccessID.
          AccessID: step.trade === 2 && step.hasAccessId ? '' : accessIdOf(number, step.trade),
          Status: step.status,
          JobCd: step.status,
          Amount: step.total,
          TranID: step.tranId,
          TranDate: `2026110112000${step.minute}`,
          ErrCode: step.error.slice(0, 3),
          ErrInfo: step.error,
          Currency: step.trade === 1 && step.minute === 3 ? 'USD' : 'JPN',
          PayType: step.payType,
        }),
      );
      return;
    case 'register': {
      const gatewayOrderIds = step.listed.map((suffix) => number + suffix);
      const accessIds = step.knows.map((trade) => accessIdOf(number, trade));
      await registerCheckout(
        database.db,
        shop.id,
        aCheckout({ orderNumber: number, total: step.total, gatewayOrderIds, accessIds }),
        by,
      );
      return;
    }
    case 'complete':
      await completeCheckout(
        database.db,
        shop.id,
        { orderNumber: number, paymentMethod: step.method, accessId: paying },
        by,
      );
      return;
    case 'place':
      await placeOrder(
        database.db,
        shop.id,
        {
          checkout: aCheckout({ orderNumber: number, total: step.total }),
          paymentMethod: step.method,
          accessId: paying,
        },
        by,
      );
      return;
    case 'cancel': {
      const [order] = await database.db
        .select()
        .from(orders)
        .where(and(eq(orders.shopId, shop.id), eq(orders.number, number)));
      if (order) await cancelOrder(database.db, shop.id, { id: order.id, reason: null }, by);
      return;
    }
    case 'answer': {
      const tradeKey = accessIdOf(number, step.trade);
      const askedAt = new Date(`2026-11-01T${step.askedAt}+09:00`);
      const { status, total } = step;
      await recordGatewayAnswers(database.db, shop.id, [
        {
          ...{ call: 'SearchTrade', purpose: 'REFRESH', actor: 'test', askedAt, answeredAt: askedAt },
          gatewayOrderId: number,
          answer: step.isKnown
            ? {
                ...{ outcome: 'FOUND', tradeKey, accessId: tradeKey, gatewayStatus: status, jobCode: status },
                ...{
                  amount: total,
                  tax: 0,
                  total,
                  method: '1',
                  payTimes: null,
                  approval: null,
                  forward: null,
                },
                ...{ tranId: '1', tranDate: new Date(`2026-11-01T12:00:0${step.second}+09:00`) },
              }
            : { outcome: 'NOT_FOUND', tradeKey, errors: [] },
        },
      ]);
      return;
    }
    case 'restore':
    case 'delete': {
      const rows = await database.db
        .select({ id: trades.id })
        .from(trades)
        .where(
          and(
            eq(trades.shopId, shop.id),
            inArray(trades.orderNumber, [number, `${number}-1`, `${number}-2`]),
          ),
        )
        .orderBy(trades.tradeKey);
      const id = rows[step.nth]?.id;
      if (!id) return;
      if (step.kind === 'delete') await deleteAbnormalOrder(database.db, shop.id, { id, reason: 'test' }, by);
      else
        await restoreAbnormalOrder(
          database.db,
          shop.id,
          { id, sendConfirmationMail: false, mail: null, note: null },
          by,
        );
    }
  }
}

/** The cart's number of an OrderID (domain.md §3), from what the checkouts list now. */
function numberOf(shop: Shop, gatewayOrderId: string, listed: Map<string, string>): string {
  const own = shop.stripsOrderSuffix ? gatewayOrderId.replace(/-\d+$/, '') || gatewayOrderId : gatewayOrderId;
  return listed.get(gatewayOrderId) ?? own;
}

async function compareWithModel(shop: Shop): Promise<number> {
  const mine = await Promise.all([
    database.db.select().from(notices).where(eq(notices.shopId, shop.id)),
    database.db.select().from(checkouts).where(eq(checkouts.shopId, shop.id)),
    database.db.select().from(orders).where(eq(orders.shopId, shop.id)),
    database.db.select().from(trades).where(eq(trades.shopId, shop.id)),
    database.db.select().from(gatewayAnswers).where(eq(gatewayAnswers.shopId, shop.id)),
  ]);
  const [noticeRows, checkoutRows, orderRows, tradeRows, answerRows] = mine;
  const listed = new Map(
    checkoutRows.flatMap((row) => row.gatewayOrderIds.map((id) => [id, row.orderNumber] as const)),
  );
  const stored = new Map(tradeRows.map((row) => [row.tradeKey, row]));
  const keyOfId = new Map(tradeRows.map((row) => [row.id, row.tradeKey]));
  const events = groupBy(
    noticeRows.filter((row) => row.kind === 'CARD'),
    (row) => row.tradeKey ?? '',
  );
  const answersBy = groupBy(answerRows, (row) => row.tradeKey ?? '');
  const tradeKeys = [...new Set([...events.keys(), ...answersBy.keys()])];
  const folded = tradeKeys.flatMap((tradeKey) => {
    const rows = events.get(tradeKey) ?? [];
    const fold = foldTrade<ModelEvent>(
      rows.map((row) => ({ ...row, total: row.total ?? 0, eventKey: row.eventKey ?? '' })),
      (answersBy.get(tradeKey) ?? []).map(modelAnswer),
      shop.sauthHolds,
    );
    if (!fold) {
      expect(stored.get(tradeKey)).toBeUndefined();
      return [];
    }
    const currencies = rows.flatMap((row) => row.currency ?? []).sort();
    const facts: TradeFacts = {
      tradeKey,
      accessId: fold.last.accessId,
      orderNumber: numberOf(shop, fold.last.gatewayOrderId ?? '', listed),
      money: fold.money,
      total: fold.last.total,
      currency: fold.last.currency ?? currencies.at(-1) ?? 'JPN',
      firstTranDate: fold.firstTranDate,
      isDeleted: tradeRows.find((row) => row.tradeKey === tradeKey)?.deletedAt != null,
    };
    return [facts];
  });
  const orderFacts: OrderFacts[] = orderRows.map((row) => ({
    ...row,
    restoredTradeKey: row.tradeId === null ? null : (keyOfId.get(row.tradeId) ?? null),
    isCancelled: row.progress === 'CANCELLED',
  }));
  // By number: the rule never looks further, but for an order paid under another one.
  const facts = {
    tradesBy: groupBy(folded, (trade) => trade.orderNumber),
    checkoutsBy: new Map(checkoutRows.map((row) => [row.orderNumber, row])),
  };
  for (const trade of folded) {
    const siblings = facts.tradesBy.get(trade.orderNumber) ?? [];
    const keys = new Set(siblings.flatMap((sibling) => [sibling.accessId, sibling.tradeKey]));
    const checkout = facts.checkoutsBy.get(trade.orderNumber ?? '');
    const expected = judgeTrade(trade, {
      trades: siblings,
      checkouts: checkout ? [checkout] : [],
      orders: orderFacts.filter(
        (order) =>
          order.number === trade.orderNumber || keys.has(order.accessId) || keys.has(order.restoredTradeKey),
      ),
    });
    const row = stored.get(trade.tradeKey);
    expect({
      ...trade,
      status: row?.status,
      reason: row?.reason,
      warnings: row?.warnings,
      isOpen: row?.isOpen && !row.deletedAt,
      stored: row?.orderNumber,
      money: row?.money,
    }).toEqual({
      ...trade,
      status: expected.status,
      reason: expected.status === null ? null : expected.reason,
      warnings: expected.status === null ? [] : expected.warnings,
      isOpen: expected.status === null ? false : expected.isOpen,
      stored: trade.orderNumber,
    });
  }
  return folded.length;
}

interface ModelEvent extends TradeEvent {
  accessId: string | null;
  gatewayOrderId: string | null;
  currency: string | null;
}

function modelAnswer(row: typeof gatewayAnswers.$inferSelect): TradeAnswer<ModelEvent> {
  const {
    id,
    askedAt: firstAskedAt,
    lastAskedAt,
    outcome,
    accessId,
    gatewayOrderId,
    gatewayStatus,
    tranDate,
    tranId,
    total,
  } = row;
  const askedAt = lastAskedAt ?? firstAskedAt;
  if (outcome === 'NOT_FOUND') return { id, askedAt, event: null };
  const event = { accessId, gatewayOrderId, gatewayStatus, tranDate, tranId, total: total ?? 0 };
  return {
    ...{ id, askedAt },
    event: { ...event, failure: 'NONE', eventKey: '', receivedAt: firstAskedAt, currency: null },
  };
}

/** Like GMOPG: a notice that was not stored in time is sent again. */
async function sendUntilStored(send: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await send();
      return;
    } catch (cause) {
      if (tries === 10) throw cause;
    }
  }
}

async function aPlaceMaker(override: { stripsOrderSuffix: boolean; sauthHolds: boolean }) {
  const { shop, receive } = await aShop(database);
  await database.db.update(shops).set(override).where(eq(shops.id, shop.id));
  // The secret's shop is remembered for a second; settings of these shops must be seen at once.
  return {
    shop: { ...shop, ...override },
    receive: (body: Uint8Array) => sendUntilStored(() => receive(body)),
  };
}

test(`after ${histories} random histories what is stored is what the rule says`, {
  timeout: 900_000,
}, async () => {
  const arbitrary = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: notice },
      { weight: 3, arbitrary: fact },
      { weight: 2, arbitrary: deed },
      { weight: 2, arbitrary: answer },
    ),
    {
      minLength: 1,
      maxLength: 9,
    },
  );
  let compared = 0;
  for (let start = 0; start < histories; start += sideBySide) {
    const { shop, receive } = await aPlaceMaker({
      stripsOrderSuffix: start % 500 === 0,
      sauthHolds: start % 1_000 < 500,
    });
    const samples = fc.sample(arbitrary, {
      numRuns: Math.min(sideBySide, histories - start),
      seed: start + 1,
    });
    await Promise.all(
      samples.map(async (steps, i) => {
        for (const step of steps) await take({ shop, receive, number: `N${start + i}` }, step);
      }),
    );
    compared += await compareWithModel(shop);
  }
  expect(compared).toBeGreaterThan(histories / 2);
});

test('every permutation and multiplicity of the same notices ends in the same lists', {
  timeout: 900_000,
}, async () => {
  const arbitrary = fc
    .tuple(fc.array(notice, { minLength: 1, maxLength: 5 }), fc.array(fact, { maxLength: 3 }))
    .chain(([heard, facts]) =>
      fc.tuple(
        fc.constant(facts),
        fc.constant(heard),
        fc.shuffledSubarray(heard, { minLength: heard.length }),
        fc.array(fc.constantFrom(...heard), { maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      ),
    );
  const runs = Math.ceil(histories / 5);
  for (let start = 0; start < runs; start += sideBySide) {
    const settings = { stripsOrderSuffix: start % 500 === 0, sauthHolds: false };
    const [once, otherwise] = [await aPlaceMaker(settings), await aPlaceMaker(settings)];
    const samples = fc.sample(arbitrary, { numRuns: Math.min(sideBySide, runs - start), seed: start + 77 });
    await Promise.all(
      samples.map(async ([facts, heard, shuffled, repeated, places], i) => {
        const number = `P${start + i}`;
        for (const step of [...heard, ...facts]) await take({ ...once, number }, step);
        // The facts keep their order among themselves; the notices fall anywhere between them, some of them twice.
        for (const step of interleave(facts, [...shuffled, ...repeated], places))
          await take({ ...otherwise, number }, step);
      }),
    );
    expect(await listsOf(otherwise.shop)).toEqual(await listsOf(once.shop));
  }
});

function interleave(facts: AnyStep[], heard: AnyStep[], places: number[]): AnyStep[] {
  const steps = [...facts];
  heard.forEach((step, i) => {
    steps.splice((places[i] ?? 0) % (steps.length + 1), 0, step);
  });
  return steps;
}

async function listsOf(shop: Shop) {
  const rows = await database.db
    .select()
    .from(trades)
    .where(eq(trades.shopId, shop.id))
    .orderBy(trades.tradeKey);
  return rows.map(
    ({
      tradeKey,
      orderNumber,
      status,
      reason,
      warnings,
      isOpen,
      money,
      total,
      gatewayStatus,
      tranDate,
      tranId,
    }) => ({
      ...{
        tradeKey,
        orderNumber,
        status,
        reason,
        warnings,
        isOpen,
        money,
        total,
        gatewayStatus,
        tranDate,
        tranId,
      },
    }),
  );
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
