import type { Trade } from '#gmopg/simulator/trade';
import { evaluateAll } from '#recovery/abnormal-orders/evaluate-all';
import { examine } from '#recovery/doctor';
import { stormSecret, type World } from './start-world';
import { stormShops } from './storm-shops';

const reversals = new Set(['VOID', 'RETURN', 'RETURNX']);

/** What must hold about money and facts, whatever the lists say (domain.md §5). Each line a fault. */
export async function checkMoney(world: World): Promise<string[]> {
  // The storm's database forgets at a power cut, for speed; the stranger's notices are to be found by him.
  const findings = await examine(world.database, { secret: stormSecret });
  return [
    ...(await checkCancellations(world)),
    ...(await checkNotices(world)),
    ...(await checkRule(world)),
    ...findings
      .filter(
        ({ about, sentence }) => about !== 'DATABASE' && !sentence.includes(stormShops.stranger.gmopgShopId),
      )
      .map(({ about, sentence }) => `The doctor on ${about}: ${sentence}`),
  ];
}

/** Every order to reverse money was sent once and carried out at most once, and ends true. */
async function checkCancellations({ database: { sql }, simulator, tap }: World): Promise<string[]> {
  const kept = await sql<{ accessId: string; state: string }[]>`
    select t.access_id as "accessId", c.state from cancellations c
    join trades t on t.shop_id = c.shop_id and t.id = c.trade_id`;
  const attempts = new Map<string, string[]>();
  for (const { accessId, state } of kept) attempts.set(accessId, [...(attempts.get(accessId) ?? []), state]);
  const faults: string[] = [];
  // At midnight the same cancellation may go out a second time, by the new day's job (gmopg.md §2).
  for (const [order, sent] of tap.reversalsSent) {
    const opened = attempts.get(order.slice(0, 32))?.length ?? 0;
    if (sent > opened) faults.push(`AlterTran ${order} was sent ${sent} times for ${opened} cancellations.`);
  }
  for (const [accessId, states] of attempts) {
    const trade = simulator.ledger.trade(accessId);
    const done = states.filter((state) => state === 'DONE').length;
    const carriedOut = trade ? reversalsByApi(trade) : 0;
    if (states.some((state) => state === 'SENDING' || state === 'UNKNOWN'))
      faults.push(`${accessId}: a cancellation never ended: ${states}`);
    // What the console authorised again may be reversed again.
    const charges =
      1 + (trade?.events.filter(({ call, status }) => call === 'AlterTran' && status === 'AUTH').length ?? 0);
    if (carriedOut > charges)
      faults.push(`${accessId} was charged ${charges} times and reversed ${carriedOut} times.`);
    if (carriedOut > done) faults.push(`${accessId} was reversed, its cancellation says ${states}`);
    const isReversed = trade?.events.some(
      ({ status, errors }) => reversals.has(status) && errors.length === 0,
    );
    if (done > 0 && !isReversed)
      faults.push(`${accessId} counts as cancelled and its money never went back.`);
  }
  return faults;
}

function reversalsByApi({ events }: Readonly<Trade>): number {
  return events.filter(
    ({ call, by, jobCode }) => call === 'AlterTran' && by === 'API' && reversals.has(jobCode),
  ).length;
}

/** `0` was answered only for what is stored. */
async function checkNotices({ database: { sql }, simulator }: World): Promise<string[]> {
  const stored = await sql<{ key: string }[]>`
    select access_id || ' ' || gateway_status || ' ' || coalesce(tran_id, '') as key from notices where kind = 'CARD'`;
  const keys = new Set(stored.map(({ key }) => key));
  return simulator.ledger.trades().flatMap(({ accessId, events, notices }) =>
    notices
      .filter(({ attempts }) => attempts.some(({ answer }) => answer === '0'))
      .map(({ eventNumber }) => events[eventNumber - 1])
      .filter((event) => event && !keys.has(`${accessId} ${event.status} ${event.tranId}`))
      .map((event) => `${accessId}: the notice of ${event?.status} was answered 0 and is not stored.`),
  );
}

/** What is stored on the rows is what the rule says of the facts now. */
async function checkRule({ database: { db }, shopIds }: World): Promise<string[]> {
  const evaluated = await Promise.all(
    [...shopIds].map(async ([shop, id]) => ({ shop, ...(await evaluateAll(db, id)) })),
  );
  return evaluated
    .filter(({ changed }) => changed > 0)
    .map(({ shop, changed }) => `${shop}: ${changed} rows did not say what their facts say.`);
}
