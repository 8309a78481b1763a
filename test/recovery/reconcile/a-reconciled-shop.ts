import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { reconciliationFindings, reconciliations } from '#db/schema/reconciliations';
import { trades } from '#db/schema/trades';
import type { ImportedTrade } from '#gmopg/simulator/import-trade';
import { createSimulatorClock } from '#gmopg/simulator/simulator-clock';
import { setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import { registerCheckout } from '#recovery/orders/register-checkout';
import type { LeftRun } from '#recovery/reconcile/leave-reconciliation';
import { startReconciliation } from '#recovery/reconcile/start-reconciliation';
import { workOnReconciliation } from '#recovery/reconcile/work-on-reconciliation';
import type { NewShop } from '#recovery/shops/create-shop';
import { aCheckout } from '#test/a-checkout';
import { aShop, testSecret } from '#test/a-shop';
import { aSimulator } from '#test/gmopg/simulator/a-simulator';
import { aRelay } from '#test/recovery/reconcile/a-relay';

const minuteMs = 60_000;

/**
 * A shop with access to a simulator of its own, behind a relay that counts the questions. Its clock stands at noon of
 * 2026-11-02 until `later` moves it.
 */
export async function aReconciledShop(
  database: Database,
  {
    delayMs = 0,
    perSecond = 10_000,
    ...override
  }: Partial<NewShop> & { delayMs?: number; perSecond?: number } = {},
) {
  const { db } = database;
  const { shop, receive } = await aShop(database, override);
  const simulatorClock = createSimulatorClock(() => new Date(), new Date('2026-11-02T12:00:00+09:00'));
  simulatorClock.freeze();
  const clock = () => simulatorClock.now();
  const simulator = await aSimulator({
    clock: simulatorClock,
    shops: [{ shopId: shop.gmopgShopId, shopPass: 'pass1234', noticeUrl: null }],
  });
  const relay = await aRelay(simulator.url, { delayMs });
  const access = { endpoint: relay.url, shopPass: 'pass1234' };
  const by = { actor: '店員', now: clock(), secret: testSecret, allowedEndpoints: 'ANY' } as const;
  await setGatewayAccess(db, shop.id, access, by);
  const work = { secret: testSecret, clock, perSecond };

  async function start() {
    const started = await startReconciliation(db, shop.id, {
      actor: '店員',
      now: clock(),
      secret: testSecret,
    });
    if (started.kind !== 'ReconciliationStarted') throw new Error(started.message);
    return { shopId: shop.id, id: started.reconciliation.id };
  }

  async function workOn(key: { shopId: string; id: string }): Promise<LeftRun> {
    const step = await workOnReconciliation(db, key, work);
    return step === 'GOES_ON' ? workOn(key) : step;
  }

  return {
    ...{ shop, receive, simulator, relay, work, start, workOn, clock },
    later: (minutes: number) => simulatorClock.advance(minutes * minuteMs),
    /** The cart registers it `minutesAgo`. */
    register: (checkout: Partial<CheckoutInput>, minutesAgo = 60) =>
      registerCheckout(db, shop.id, aCheckout(checkout), {
        actor: 'cart',
        now: new Date(clock().getTime() - minutesAgo * minuteMs),
      }),
    /** In GMOPG's books since yesterday, without a notice. */
    charge: (orderId: string, trade: Partial<ImportedTrade> = {}) =>
      simulator.importTrade({
        ...{ shopId: shop.gmopgShopId, orderId, status: 'CAPTURE', amount: 650 },
        tranDate: new Date(clock().getTime() - 50 * minuteMs),
        ...trade,
      }),
    rows: () => db.select().from(trades).where(eq(trades.shopId, shop.id)).orderBy(asc(trades.orderNumber)),
    /** A whole run; `findings` oldest first. */
    reconcile: async () => {
      const key = await start();
      const step = await workOn(key);
      return { key, step, ...(await readRun(database, key)) };
    },
    readRun: (key: { shopId: string; id: string }) => readRun(database, key),
  };
}

async function readRun({ db }: Database, { shopId, id }: { shopId: string; id: string }) {
  const [run] = await db
    .select()
    .from(reconciliations)
    .where(and(eq(reconciliations.shopId, shopId), eq(reconciliations.id, id)));
  if (!run) throw new Error('The run is gone.');
  const findings = await db
    .select()
    .from(reconciliationFindings)
    .where(and(eq(reconciliationFindings.shopId, shopId), eq(reconciliationFindings.reconciliationId, id)))
    .orderBy(asc(reconciliationFindings.orderNumber));
  const { asked, found, changed, failed, problem, finishedAt } = run;
  return { run, counts: { asked, found, changed, failed }, problem, finishedAt, findings };
}
