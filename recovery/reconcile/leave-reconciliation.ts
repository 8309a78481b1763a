import type { Db } from '#db/client';
import { nobody, writeToRun } from '#recovery/reconcile/claim-reconciliation';
import { queueReconciliation } from '#recovery/reconcile/reconciliation-job';
import type { Reconciliation } from '#recovery/reconcile/start-reconciliation';

/** NOT_MINE: another worker has taken the run up meanwhile. */
export type LeftRun = 'GOES_ON' | 'PAUSED' | 'FINISHED' | 'NOT_MINE';

const firstPauseSeconds = 30;
const longestPauseSeconds = 30 * 60;
/** Together with the longest pause about three and a half hours of silence. */
const mostPauses = 12;

/** Waits for GMOPG, ever longer, and gives up after hours of silence. `pauses` counts this one already. */
export async function pauseReconciliation(db: Db, run: Reconciliation, now: Date): Promise<LeftRun> {
  if (run.pauses > mostPauses) {
    const problem = `GMOPGから長い間答えがないため、照合を途中で終えました。残りは次の照合で確認します。${run.problem ?? ''}`;
    return finishReconciliation(db, run, { problem, now });
  }
  const delaySeconds = Math.min(firstPauseSeconds * 2 ** (run.pauses - 1), longestPauseSeconds);
  return releaseReconciliation(db, run, { delaySeconds, now });
}

/** Lets go of a run; its next job takes it up again, here or in another process. */
export async function releaseReconciliation(
  db: Db,
  run: Reconciliation,
  { delaySeconds, now }: { delaySeconds: number; now: Date },
): Promise<LeftRun> {
  const busyUntil = delaySeconds > 0 ? new Date(now.getTime() + delaySeconds * 1_000) : nobody;
  return db.transaction(async (tx) => {
    const released = await writeToRun(tx, run, { busyUntil, now });
    if (!released) return 'NOT_MINE';
    // A little later than the claim ends: the queue goes by another clock.
    await queueReconciliation(tx, run, { delaySeconds: delaySeconds > 0 ? delaySeconds + 2 : 0 });
    return delaySeconds > 0 ? 'PAUSED' : 'GOES_ON';
  });
}

/** `problem`: why it ends early, Japanese; null: it is through. */
export async function finishReconciliation(
  db: Db,
  run: Reconciliation,
  { problem, now }: { problem: string | null; now: Date },
): Promise<LeftRun> {
  const finished = await writeToRun(db, run, { finishedAt: now, plan: [], problem, now });
  return finished ? 'FINISHED' : 'NOT_MINE';
}
