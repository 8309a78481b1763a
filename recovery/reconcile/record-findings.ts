import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { reconciliationFindings as findings } from '#db/schema/reconciliations';
import { trades } from '#db/schema/trades';
import type { SubjectOutcome } from '#recovery/gateway/ask-subject';
import { markReconciled } from '#recovery/reconcile/plan-checkouts';
import { snapshotOfRow } from '#recovery/reconcile/plan-trades';
import type { Reconciliation } from '#recovery/reconcile/start-reconciliation';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

type Finding = typeof findings.$inferInsert;
export type FindingKind = Finding['kind'];

const dayMs = 86_400_000;

/**
 * Writes what asking brought to light: rows that are listed now and were not (FOUND), rows that say something else than
 * before (CHANGED), subjects with a question that was not answered (FAILED). A checkout is not asked again once all its
 * questions were answered 24 hours or more after the cart last registered it. Returns how many there are of each.
 */
export async function recordFindings(
  tx: Db,
  run: Reconciliation,
  outcomes: readonly SubjectOutcome[],
  { askedSince, now }: { askedSince: Date; now: Date },
): Promise<Record<FindingKind, number>> {
  const about = { shopId: run.shopId, reconciliationId: run.id, at: now };
  const rows = await findRows(tx, run.shopId, outcomes);
  const found = rows.filter(({ row, outcome }) => isNew(row, outcome)).map(({ row }) => foundFinding(row));
  const changed = rows.flatMap(({ row, outcome }) => changedFinding(row, outcome));
  const failed = outcomes.filter(({ problem }) => problem !== null).map(failedFinding);
  const all = [...found, ...changed, ...failed].map((finding) => ({ ...about, ...finding }));
  const written =
    all.length === 0
      ? []
      : await tx.insert(findings).values(all).onConflictDoNothing().returning({ kind: findings.kind });

  await markReconciled(tx, {
    shopId: run.shopId,
    orderNumbers: outcomes.flatMap(({ subject, problem }) =>
      subject.tradeKey === null && problem === null ? subject.orderNumber : [],
    ),
    updatedUntil: new Date(askedSince.getTime() - dayMs),
    now,
  });
  const count = (kind: FindingKind) => written.filter((finding) => finding.kind === kind).length;
  return { FOUND: count('FOUND'), CHANGED: count('CHANGED'), FAILED: count('FAILED') };
}

interface AskedRow {
  row: Trade;
  outcome: SubjectOutcome;
}

/** Each row once, with the subject that was asked about it. */
async function findRows(tx: Db, shopId: string, outcomes: readonly SubjectOutcome[]): Promise<AskedRow[]> {
  const orderIds = outcomes.flatMap(({ answered }) => answered);
  if (orderIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), inArray(trades.gatewayOrderId, orderIds)))
    .orderBy(sql`${trades.receivedAt}, ${trades.id}`);
  return rows.flatMap((row) => {
    const own = outcomes.find(({ subject }) => subject.tradeId === row.id);
    const outcome = own ?? outcomes.find(({ answered }) => answered.includes(row.gatewayOrderId));
    return outcome ? { row, outcome } : [];
  });
}

function isNew(row: Trade, { subject }: SubjectOutcome): boolean {
  return row.status !== null && !subject.listedIds.includes(row.id);
}

type Said = Pick<Finding, 'kind' | 'orderNumber' | 'tradeId' | 'before' | 'after' | 'problem'>;

function foundFinding(row: Trade): Said {
  const { orderNumber, id: tradeId } = row;
  return { kind: 'FOUND', orderNumber, tradeId, before: null, after: snapshotOfRow(row), problem: null };
}

function changedFinding(row: Trade, { subject }: SubjectOutcome): Said[] {
  const { orderNumber, id: tradeId } = row;
  const [before, after] = [subject.before, snapshotOfRow(row)];
  if (subject.tradeId !== tradeId || before === null || isSame(before, after)) return [];
  return [{ kind: 'CHANGED', orderNumber, tradeId, before, after, problem: null }];
}

function isSame(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  return Object.entries(after).every(
    ([name, value]) => JSON.stringify(before[name]) === JSON.stringify(value),
  );
}

function failedFinding({ subject, problem }: SubjectOutcome): Said {
  const { orderNumber, tradeId } = subject;
  return { kind: 'FAILED', orderNumber, tradeId, before: null, after: null, problem };
}
