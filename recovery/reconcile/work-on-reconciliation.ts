import type { Db } from '#db/client';
import { askGateway, type Gateway } from '#recovery/gateway/ask-gateway';
import { askInTurn } from '#recovery/gateway/ask-in-turn';
import { askSubject, type SubjectOutcome } from '#recovery/gateway/ask-subject';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { createPace } from '#recovery/gateway/pace';
import { claimReconciliation, writeToRun } from '#recovery/reconcile/claim-reconciliation';
import {
  finishReconciliation,
  type LeftRun,
  pauseReconciliation,
  releaseReconciliation,
} from '#recovery/reconcile/leave-reconciliation';
import { type Planned, planCheckouts } from '#recovery/reconcile/plan-checkouts';
import { planTrades } from '#recovery/reconcile/plan-trades';
import type { RunKey } from '#recovery/reconcile/reconciliation-job';
import { recordFindings } from '#recovery/reconcile/record-findings';
import type { Reconciliation } from '#recovery/reconcile/start-reconciliation';

export interface ReconciliationWork {
  /** Opens shops' sealed passwords. */
  secret: string;
  clock: () => Date;
  /** At most so many questions leave in a second. */
  perSecond: number;
  /** The step ends at the next occasion, and another goes on with the run. */
  isStopping?: () => boolean;
}

const stepMs = 20_000;
/** What a killed worker has to ask again at the most. */
const planSize = 20;

/**
 * One step of a run, about 20 seconds long; it queues the next one itself. First every checkout whose charge may have gone
 * unseen, then every row whose money may have moved. Each plan of 20 is written down before it is asked and crossed out in
 * the transaction that writes what it brought: killed at any point, a run goes on with the same questions, counts nothing
 * twice and ends with the same result. Many workers may call it at once; one of them works. NOT_MINE: another worker has the
 * run, it waits for GMOPG, or it has ended.
 */
export async function workOnReconciliation(db: Db, key: RunKey, work: ReconciliationWork): Promise<LeftRun> {
  const begunAt = work.clock();
  const isOver = () => work.isStopping?.() === true || work.clock().getTime() - begunAt.getTime() >= stepMs;
  const claimed = await claimReconciliation(db, key, begunAt);
  if (!claimed) return 'NOT_MINE';
  const access = await findGatewayAccess(db, key.shopId, work.secret);
  if (!access) return finishReconciliation(db, claimed, { problem: lostAccess, now: work.clock() });

  const pace = createPace(work.perSecond);
  const gateway = { access, clock: work.clock };
  for (let run: Reconciliation | null = claimed; run !== null; ) {
    if (run.phase === 'DONE') return finishReconciliation(db, run, { problem: null, now: work.clock() });
    if (isOver()) return releaseReconciliation(db, run, { delaySeconds: 0, now: work.clock() });
    const planned: Reconciliation | null = run.plan.length > 0 ? run : await writePlan(db, run, work.clock());
    if (planned === null || planned.plan.length === 0) {
      run = planned;
      continue;
    }
    const askedSince = work.clock();
    const asked = await askInTurn(
      planned.plan,
      (subject) => ask(db, planned, { gateway, pace, subject }),
      isOver,
    );
    run = await writeOutcomes(db, planned, { ...asked, askedSince, now: work.clock() });
    if (run !== null && run.pauses > 0) return pauseReconciliation(db, run, work.clock());
  }
  return 'NOT_MINE';
}

const lostAccess =
  'GMOPGのAPI接続が設定されていないか、ショップパスワードを読み出せないため、照合を途中で終えました。ショップの設定でAPI接続を登録してください。';

function ask(
  db: Db,
  run: Reconciliation,
  {
    gateway,
    pace,
    subject,
  }: { gateway: Gateway; pace: () => Promise<void>; subject: Reconciliation['plan'][number] },
): Promise<SubjectOutcome> {
  return askSubject(subject, async (gatewayOrderId) => {
    await pace();
    const question = { gatewayOrderId, tradeKey: subject.tradeKey };
    return askGateway(db, run.shopId, gateway, question, {
      purpose: 'RECONCILIATION',
      actor: run.requestedBy,
    });
  });
}

async function writePlan(db: Db, run: Reconciliation, now: Date): Promise<Reconciliation | null> {
  return db.transaction(async (tx) => {
    const mine = await writeToRun(tx, run, { now });
    if (!mine) return null;
    const isFirstPhase = run.phase === 'CHECKOUTS';
    const planned: Planned = isFirstPhase
      ? await planCheckouts(tx, mine, { size: planSize, now })
      : await planTrades(tx, mine, { size: planSize, now });
    const { subjects: plan, position } = planned;
    const next =
      position === null
        ? { phase: isFirstPhase ? ('TRADES' as const) : ('DONE' as const), position: '' }
        : { phase: run.phase, position };
    return writeToRun(tx, mine, { ...next, plan, now });
  });
}

async function writeOutcomes(
  db: Db,
  run: Reconciliation,
  {
    outcomes,
    problem,
    askedSince,
    now,
  }: { outcomes: SubjectOutcome[]; problem: string | null; askedSince: Date; now: Date },
): Promise<Reconciliation | null> {
  return db.transaction(async (tx) => {
    // First, so that a worker whose run was taken over writes nothing; it keeps the row locked as well.
    const mine = await writeToRun(tx, run, { now });
    if (!mine) return null;
    const counts = await recordFindings(tx, run, outcomes, { askedSince, now });
    return writeToRun(tx, mine, {
      plan: run.plan.slice(outcomes.length),
      asked: run.asked + outcomes.reduce((sum, { answered }) => sum + answered.length, 0),
      found: run.found + counts.FOUND,
      changed: run.changed + counts.CHANGED,
      failed: run.failed + counts.FAILED,
      problem: problem === null ? null : `GMOPGの答えを待っています。自動で再開します。${problem}`,
      pauses: problem === null ? 0 : (outcomes.length > 0 ? 0 : run.pauses) + 1,
      now,
    });
  });
}
