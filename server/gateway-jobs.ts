import type { Database } from '#db/client';
import type { Log } from '#graphql/runtime';
import { settleLostCancellations } from '#recovery/cancel/settle-lost-cancellations';
import { askAboutUnknownOutcomes } from '#recovery/gateway/ask-about-unknown-outcomes';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { forgetOldReconciliations } from '#recovery/reconcile/forget-old-reconciliations';
import {
  queueReconciliation,
  reconciliationJob,
  reconciliationTask,
} from '#recovery/reconcile/reconciliation-job';
import { rescueReconciliations } from '#recovery/reconcile/rescue-reconciliations';
import { startNightlyReconciliations } from '#recovery/reconcile/start-nightly-reconciliations';
import { workOnReconciliation } from '#recovery/reconcile/work-on-reconciliation';

export interface GatewayJobs {
  database: Database;
  log: Log;
  now: () => Date;
  config: { secret: string };
  reconciliationPerSecond: number;
  isStopping: () => boolean;
}

/** Every minute; what runs longer is not started a second time meanwhile. */
export const gatewayCron = ['ask_unknown_outcomes', 'keep_reconciling', 'settle_cancellations'] as const;

/** Steps take their time: more of them at once in this process would keep mails waiting. */
const mostStepsAtOnce = 3;
const busyDelaySeconds = 5;

/** What this process asks GMOPG about by itself. */
export function gatewayTasks({
  database,
  log,
  now,
  config,
  reconciliationPerSecond: perSecond,
  isStopping,
}: GatewayJobs) {
  const { db } = database;
  const work = { secret: config.secret, clock: now, perSecond, isStopping };
  let steps = 0;
  return {
    [reconciliationTask]: async (payload: unknown) => {
      const key = reconciliationJob.parse(payload);
      if (steps >= mostStepsAtOnce) return queueReconciliation(db, key, { delaySeconds: busyDelaySeconds });
      steps++;
      try {
        const step = await workOnReconciliation(db, key, work);
        log.debug({ part: 'reconciliation', ...key, step }, 'A run was worked on.');
      } finally {
        steps--;
      }
    },
    ask_unknown_outcomes: async () => {
      const { asked, silent } = await askAboutUnknownOutcomes(db, work);
      if (asked + silent > 0) log.debug({ part: 'gateway', asked, silent }, 'Asked about unknown outcomes.');
    },
    settle_cancellations: async () => {
      const gatewayOf = async (shopId: string) => {
        const access = await findGatewayAccess(db, shopId, config.secret);
        return access && { access, clock: now };
      };
      const settled = await settleLostCancellations(db, { gatewayOf, clock: now });
      if (settled > 0)
        log.info({ part: 'gateway', settled }, 'Cancellations with a lost reply are clear now.');
    },
    keep_reconciling: async () => {
      const started = await startNightlyReconciliations(db, now());
      if (started > 0) {
        log.info({ part: 'reconciliation', started }, 'The runs of the night began.');
        await forgetOldReconciliations(db, now());
      }
      const rescued = await rescueReconciliations(db, now());
      if (rescued > 0)
        log.warn({ part: 'reconciliation', rescued }, 'Runs had lost their job and have a new one.');
    },
  };
}
