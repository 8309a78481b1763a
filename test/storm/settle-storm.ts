import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { settleLostCancellations } from '#recovery/cancel/settle-lost-cancellations';
import { askAboutUnknownOutcomes } from '#recovery/gateway/ask-about-unknown-outcomes';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { queueReconciliation, type RunKey } from '#recovery/reconcile/reconciliation-job';
import type { Fukkyu, Question } from './ask-fukkyu';
import { type Books, keyOf } from './books';
import type { Forgeries } from './forger';
import { stormSecret, type World } from './start-world';
import { knownShops, type ShopName } from './storm-shops';

/**
 * What the days after a storm do: GMOPG brings its last notices or gives them up, the jobs of each minute ask about what is
 * unclear, staff look up what GMOPG's error reports name, the night reconciles.
 */
export async function settleStorm(
  { database: { db, sql }, simulator }: World,
  { fukkyu, books, forgeries }: { fukkyu: Fukkyu; books: Books; forgeries: Forgeries },
): Promise<void> {
  await simulator.flush();
  // The night is calm: the run that began by itself in the storm met every fault.
  simulator.setFaults({});
  const gatewayOf = async (shopId: string) => {
    const access = await findGatewayAccess(db, shopId, stormSecret);
    return access && { access, clock: () => new Date() };
  };
  // The jobs come back minutes later until all is clear; the storm's own minutes are short.
  for (let minutes = 3; minutes <= 12; minutes++) {
    const clock = () => new Date(Date.now() + minutes * 60_000);
    await askAboutUnknownOutcomes(db, { secret: stormSecret, clock, perSecond: 100 });
    await settleLostCancellations(db, { gatewayOf, clock });
  }
  await readErrorReports(simulator.errorReports(), { fukkyu, books });
  // A run that met a limit waits half a minute, one whose worker was killed three: these have passed as well.
  const waiting = await sql<RunKey[]>`
    update reconciliations set busy_until = 'epoch' where finished_at is null returning shop_id as "shopId", id`;
  for (const key of waiting) await queueReconciliation(db, key, { delaySeconds: 0 });
  // An answer of GMOPG overrules only what came a minute before it, and no row is asked about within its grace.
  await sleep(Math.max(2_500, forgeries.believedAt + 61_000 - Date.now()));
  await Promise.all((['north', 'south'] as const).map((shop) => reconcile(fukkyu, shop)));
}

/** Reconciliation starts from checkouts: where the cart never registered one, GMOPG's mail about a lost notice is all there is. */
async function readErrorReports(
  reports: readonly { shopId: string; orderId: string }[],
  { fukkyu, books }: { fukkyu: Fukkyu; books: Books },
): Promise<void> {
  for (const { shopId, orderId } of reports) {
    const shop = knownShops.find(({ gmopgShopId }) => gmopgShopId === shopId);
    if (shop === undefined) continue;
    const isExpected = [orderId, orderId.replace(/-\d+$/, '')].some((number) =>
      books.registered.has(keyOf(shop.name, number)),
    );
    if (!shop.hasApiAccess || isExpected) continue;
    for (let attempt = 1; attempt <= 3; attempt++) {
      const { lookUpTrades } = await fukkyu.ask(shop.name, lookUp, { orderNumber: orderId });
      if (lookUpTrades.__typename === 'TradesLookedUp') break;
    }
  }
}

/** Until a run that began after the storm had an answer to every question; one that began in it may still be under way. */
async function reconcile(fukkyu: Fukkyu, shop: ShopName): Promise<void> {
  const calmSince = new Date();
  for (let run = 1; run <= 5; run++) {
    const { startReconciliation } = await fukkyu.ask(shop, start, {});
    const id = startReconciliation.reconciliation?.id;
    if (id === undefined) throw new Error(`${shop} cannot reconcile.`);
    for (;;) {
      const { reconciliation } = await fukkyu.ask(shop, look, { id });
      if (reconciliation.isRunning) {
        await sleep(200);
        continue;
      }
      const isCalm = new Date(reconciliation.startedAt) >= calmSince;
      if (isCalm && reconciliation.failed === 0) return;
      break;
    }
  }
  throw new Error(`${shop} never got through its reconciliation.`);
}

const lookUp: Question<{ lookUpTrades: { __typename: string } }> = {
  query: `mutation ($orderNumber: String!) { lookUpTrades(orderNumber: $orderNumber) { __typename
    ... on TradesLookedUp { trades { gatewayOrderId isKnown accessId } } ... on Refusal { message } } }`,
  answer: z.object({ lookUpTrades: z.object({ __typename: z.string() }) }),
};
const run = z.object({
  ...{ id: z.string(), startedAt: z.string(), isRunning: z.boolean() },
  failed: z.number(),
});
const runFields = 'id startedAt isRunning asked found changed failed problem';
const start: Question<{ startReconciliation: { reconciliation?: z.infer<typeof run> | undefined } }> = {
  query: `mutation { startReconciliation { ... on ReconciliationStarted { reconciliation { ${runFields} } } } }`,
  answer: z.object({ startReconciliation: z.object({ reconciliation: run.optional() }) }),
};
const look: Question<{ reconciliation: z.infer<typeof run> }> = {
  query: `query ($id: ID!) { reconciliation(id: $id) { ${runFields}
    findings(first: 100) { nodes { kind orderNumber before after problem } } } }`,
  answer: z.object({ reconciliation: run }),
};
