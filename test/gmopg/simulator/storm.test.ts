import { expect, test } from 'vitest';
import { type Faults, faultNames } from '#gmopg/simulator/fault-plan';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { chargedTotal, type Trade } from '#gmopg/simulator/trade';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aSimulator, call, card, enter, shop } from '#test/gmopg/simulator/a-simulator';

const everyFault: Faults = Object.fromEntries(faultNames.map((fault) => [fault, 0.15]));

/** A cart and a clerk: they pay, and cancel every third trade, whatever they hear. */
async function buy(simulator: Simulator, n: number): Promise<void> {
  const orderId = `S-${n}`;
  const twice = async <T>(ask: () => Promise<T>) => ask().catch(ask);
  const access = await twice(() =>
    enter(simulator, orderId, { JobCd: n % 2 === 0 ? 'AUTH' : 'CAPTURE' }).catch(() =>
      opened(simulator, orderId),
    ),
  );
  await twice(() => call(simulator, 'ExecTran', { ...access, OrderID: orderId, ...card })).catch(() => null);
  if (n % 3 !== 0) return;
  await call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'VOID' }).catch(() => null);
}

async function opened(simulator: Simulator, orderId: string) {
  const found = await call(simulator, 'SearchTrade', { ...shop, OrderID: orderId });
  const [AccessID, AccessPass] = [found.get('AccessID'), found.get('AccessPass')];
  if (AccessID === undefined || AccessPass === undefined) throw new Error(found.text);
  return { AccessID, AccessPass };
}

async function storm(seed: number) {
  const receiver = await aReceiver();
  const simulator = await aSimulator({
    ...{ seed, faults: everyFault, noticeUrl: receiver.url, slowReplyMs: 20 },
    times: { retryGapMs: 2, holdMs: 50 },
  });
  await Promise.all(Array.from({ length: 150 }, (_, n) => buy(simulator, n).catch(() => {})));
  await simulator.flush();
  return { simulator, receiver };
}

test('after a storm of every fault the shop was told of all that is not in the error reports', async () => {
  const { simulator, receiver } = await storm(3);
  const arrived = new Set(
    receiver.received.map(({ accessId, body }) => `${accessId} ${/TranID=\d*/.exec(body)?.[0]}`),
  );
  const given = simulator.ledger
    .trades()
    .flatMap((trade) => trade.notices.map((notice) => ({ trade, notice })));
  for (const { trade, notice } of given) {
    const event = trade.events[notice.eventNumber - 1];
    expect(notice.state).not.toBe('WAITING');
    expect(arrived.has(`${trade.accessId} TranID=${event?.tranId}`)).toBe(notice.state === 'ACKNOWLEDGED');
  }
  const lost = given.filter(({ notice }) => notice.state === 'GIVEN_UP');
  expect(simulator.errorReports()).toHaveLength(lost.length);
  expect(lost.length).toBeGreaterThan(10);
  expect(given.length - lost.length).toBeGreaterThan(100);
});

test('the same seed makes the same storm', async () => {
  const told = (trade: Readonly<Trade>) => [
    ...[trade.orderId, trade.accessId, trade.status, chargedTotal(trade)],
    ...trade.notices
      .filter(({ isStaleRepeat }) => !isStaleRepeat)
      .map(({ state, faults }) => `${state} ${faults}`),
  ];
  const books = async (seed: number) =>
    (await storm(seed)).simulator.ledger.trades().map(told).map(String).sort();
  const first = await books(5);
  expect(await books(5)).toEqual(first);
  expect(await books(6)).not.toEqual(first);
});
