import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alterTran } from '#gmopg/alter-tran';
import { type CancelJobName, cancelJob } from '#gmopg/cancel-job';
import type { GatewayAccess } from '#gmopg/gateway-access';
import { searchTrade } from '#gmopg/search-trade';
import { outages } from '#gmopg/simulator/outages';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { testGatewayAccess } from '#recovery/gateway/test-gateway-access';
import { aSimulator, pay, shopId, shopPass } from '#test/gmopg/simulator/a-simulator';

const at = (jst: string) => new Date(`${jst}+09:00`);
const accessTo = ({ url }: Simulator): GatewayAccess => ({ endpoint: url, gmopgShopId: shopId, shopPass });

async function lookUp(simulator: Simulator, orderId: string) {
  const found = await searchTrade(accessTo(simulator), orderId);
  if (found.kind !== 'FOUND') throw new Error(`${orderId} is ${found.kind}.`);
  return found.trade;
}

async function reverse(simulator: Simulator, orderId: string, job: CancelJobName) {
  const { accessId, accessPass, amount, tax } = await lookUp(simulator, orderId);
  const request = { accessId, accessPass, job, amount, tax };
  return alterTran(accessTo(simulator), request, { deadlineMs: 2_000 });
}

test('what was paid is found as the ledger has it, and what was not is not', async () => {
  const simulator = await aSimulator();
  const { AccessID, AccessPass } = await pay(simulator, 'C-1', { Amount: 600, Tax: 50 });
  const trade = await lookUp(simulator, 'C-1');
  expect(trade).toMatchObject({
    accessId: AccessID,
    accessPass: AccessPass,
    gatewayStatus: 'CAPTURE',
    total: 650,
    processDate: simulator.clock.now(),
    cardNumber: '************1111',
    tranId: simulator.ledger.trade(AccessID)?.tranId,
  });
  expect(await searchTrade(accessTo(simulator), 'C-2')).toMatchObject({ kind: 'NOT_FOUND' });
  expect(await testGatewayAccess(accessTo(simulator))).toMatchObject({ kind: 'GatewayAnswers' });
});

test('a wrong ShopPass is no proof that a trade does not exist', async () => {
  const simulator = await aSimulator();
  const wrong = { ...accessTo(simulator), shopPass: 'wrong' };
  expect(await searchTrade(wrong, 'C-1')).toMatchObject({ kind: 'SILENT', errors: [{ info: 'E01030002' }] });
  expect(await testGatewayAccess(wrong)).toMatchObject({ kind: 'GatewayRefuses' });
});

test.each(outages)('while the API is down (%s) nothing is known', async (outage) => {
  const simulator = await aSimulator();
  await simulator.setOutage(outage);
  const answer = await searchTrade(accessTo(simulator), 'C-1', { deadlineMs: 300 });
  expect(answer).toMatchObject({ kind: 'SILENT', isRateLimit: false });
});

test('a limit of requests is told apart from silence', async () => {
  const simulator = await aSimulator({ faults: { RATE_LIMITED: 1 } });
  simulator.importTrade({ shopId, orderId: 'C-1', status: 'CAPTURE', amount: 1, tranDate: new Date() });
  expect(await searchTrade(accessTo(simulator), 'C-1')).toMatchObject({ kind: 'SILENT', isRateLimit: true });
});

test('an AlterTran whose reply is lost was carried out once, and SearchTrade tells', async () => {
  const simulator = await aSimulator();
  const { AccessID } = await pay(simulator, 'C-1');
  simulator.nextFault('C-1', 'ALTER_REPLY_LOST');
  expect(await reverse(simulator, 'C-1', 'VOID')).toMatchObject({ kind: 'LOST', mayHaveArrived: true });
  expect((await lookUp(simulator, 'C-1')).gatewayStatus).toBe('VOID');
  const voids = simulator.ledger.trade(AccessID)?.events.filter(({ jobCode }) => jobCode === 'VOID');
  expect(voids).toHaveLength(1);
});

test('of the three jobs GMOPG takes the one that the rule names, at any moment, and after 180 days none', async () => {
  const simulator = await aSimulator();
  let made = 0;
  const jobs = ['VOID', 'RETURN', 'RETURNX'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('CAPTURE', 'SALES', 'AUTH'),
      fc.date({ min: at('2023-01-01T00:00:00'), max: at('2029-12-31T00:00:00'), noInvalidDate: true }),
      fc.constantFrom(0, 1, 2, 15, 28, 31, 60, 179, 180, 181),
      fc.integer({ min: -1, max: 1 }),
      fc.constantFrom(...jobs),
      async (status, date, days, seconds, tried) => {
        const orderId = `R-${++made}`;
        const tranDate = new Date(Math.floor(date.getTime() / 1_000) * 1_000);
        simulator.importTrade({ shopId, orderId, status, amount: 600, tax: 50, tranDate });
        const midnight = at(`${tranDate.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })}T00:00:00`);
        const now = new Date(
          Math.max(midnight.getTime() + days * 86_400_000 + seconds * 1_000, tranDate.getTime()),
        );
        simulator.clock.set(now);

        const { gatewayStatus, processDate } = await lookUp(simulator, orderId);
        const named = cancelJob({ gatewayStatus, tranDate: processDate }, now)?.job ?? null;
        const result = await reverse(simulator, orderId, tried);
        // Recorded: a held amount can be returned on its own day too.
        const isReturnOfHeld = status === 'AUTH' && tried === 'RETURN' && named === 'VOID';
        if (tried === named || isReturnOfHeld) expect(result).toMatchObject({ kind: 'DONE', tranDate: now });
        else if (named !== null) expect(result).toMatchObject({ kind: 'REFUSED', isJobImpossible: true });
        else expect(result.kind).toBe('REFUSED');
      },
    ),
    { numRuns: 1_000 },
  );
}, 60_000);
