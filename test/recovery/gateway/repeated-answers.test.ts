import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatewayAnswers } from '#db/schema/gateway';
import { trades } from '#db/schema/trades';
import { type GatewayAnswer, recordGatewayAnswers } from '#recovery/gateway/record-gateway-answers';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const tradeKey = anAccessId(1);
const day = 86_400_000;
const start = new Date('2026-11-01T12:00:00+09:00').getTime();
const at = (days: number) => new Date(start + days * day);

interface Said {
  on: number;
  status: 'AUTH' | 'CAPTURE' | 'VOID' | null;
  total?: number;
  processedOn?: number;
}

const answer = ({ on, status, total = 650, processedOn = 0 }: Said): GatewayAnswer => ({
  ...{ call: 'SearchTrade', purpose: 'RECONCILIATION', actor: 'NIGHTLY', gatewayOrderId: 'R-1' },
  ...{ askedAt: at(on), answeredAt: new Date(at(on).getTime() + 300) },
  answer:
    status === null
      ? { outcome: 'NOT_FOUND', tradeKey, errors: [{ code: 'E01', info: 'E01110002' }] }
      : {
          ...{ outcome: 'FOUND', tradeKey, accessId: tradeKey, gatewayStatus: status, jobCode: status },
          ...{ amount: total, tax: 0, total, method: '1', payTimes: null, approval: '1', tranId: '1' },
          ...{ tranDate: at(processedOn), forward: '2a99662' },
        },
});

async function aTrade() {
  const { shop, receive } = await aShop(database);
  const stamp = (on: number) =>
    new Date(at(on).getTime() + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  return {
    shopId: shop.id,
    record: (one: GatewayAnswer) => recordGatewayAnswers(db, shop.id, [one]),
    notice: (on: number, Status = 'CAPTURE') =>
      receive(
        aNotice({
          ShopID: shop.gmopgShopId,
          OrderID: 'R-1',
          AccessID: tradeKey,
          Status,
          TranDate: stamp(on),
        }),
        at(on),
      ),
    answers: () => db.select().from(gatewayAnswers).where(eq(gatewayAnswers.shopId, shop.id)),
    row: async () => (await db.select().from(trades).where(eq(trades.shopId, shop.id)))[0],
  };
}

test('the same answer night by night is one row that says how often and until when', async () => {
  const { record, notice, answers, row } = await aTrade();
  await notice(0);
  for (let night = 1; night <= 30; night++) await record(answer({ on: night, status: 'CAPTURE' }));
  expect(await answers()).toMatchObject([{ times: 30, askedAt: at(1), lastAskedAt: at(30) }]);
  expect((await row())?.askedAt).toEqual(at(30));
  for (const on of [31, 32, 33]) await record(answer({ on, status: 'VOID', processedOn: 30 }));
  await record(answer({ on: 34, status: null }));
  expect(
    (await answers()).map(({ outcome, gatewayStatus, times }) => [outcome, gatewayStatus, times]),
  ).toEqual(
    expect.arrayContaining([
      ['FOUND', 'CAPTURE', 30],
      ['FOUND', 'VOID', 3],
      ['NOT_FOUND', null, 1],
    ]),
  );
});

test('what somebody asked stands by itself, and what came in between is not skipped', async () => {
  const { record, answers } = await aTrade();
  const nightly = answer({ on: 1, status: 'CAPTURE' });
  await record(nightly);
  for (const on of [2, 3])
    await record({ ...answer({ on, status: 'CAPTURE' }), purpose: 'PREFLIGHT', actor: '店員' });
  await record(answer({ on: 4, status: 'CAPTURE' }));
  await record(answer({ on: 4, status: 'CAPTURE' }));
  expect((await answers()).map(({ purpose, times }) => [purpose, times])).toEqual([
    ['RECONCILIATION', 1],
    ['PREFLIGHT', 1],
    ['PREFLIGHT', 1],
    ['RECONCILIATION', 1],
    ['RECONCILIATION', 1],
  ]);
});

test('an answer that was heard again is as old as the last time, not the first', async () => {
  const { record, notice, answers, row } = await aTrade();
  for (const on of [1, 2]) await record(answer({ on, status: null }));
  await notice(2.5);
  expect((await row())?.money).toBe('TAKEN');
  await record(answer({ on: 3, status: null }));
  expect(await answers()).toMatchObject([{ times: 3 }]);
  expect((await row())?.money).toBe('UNKNOWN');
});

test('a trade is the same whether its repeated answers are counted or kept one by one', async () => {
  const said = fc.record({
    what: fc.constantFrom('NOTICE', 'ANSWER', 'ANSWER', 'ANSWER'),
    late: fc.constantFrom(0, 0, 0, 0, 2.5),
    status: fc.constantFrom<Said['status']>('CAPTURE', 'CAPTURE', 'CAPTURE', 'AUTH', 'VOID', null),
    total: fc.constantFrom(650, 650, 650, 700),
    processedOn: fc.constantFrom(0, 0, 0, 3),
  });
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 4, maxLength: 12 }), async (story) => {
      const [together, apart] = [await aTrade(), await aTrade()];
      for (const [place, { what, late, ...said }] of story.entries())
        for (const trade of [together, apart]) {
          const one = { ...said, on: place - late };
          if (what === 'NOTICE') await trade.notice(one.on, one.status ?? 'AUTH');
          else await trade.record({ ...answer(one), actor: trade === apart ? `${place}` : 'NIGHTLY' });
        }
      const [left, right] = [await together.row(), await apart.row()];
      const same = { id: '', shopId: '' };
      expect(left && { ...left, ...same }).toEqual(right && { ...right, ...same });
      counted += (await apart.answers()).length - (await together.answers()).length;
    }),
    { numRuns: 25, seed: 20261123 },
  );
  expect(counted, 'answers that were counted').toBeGreaterThan(10);
});
