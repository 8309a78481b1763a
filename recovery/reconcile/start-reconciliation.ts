import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { reconciliations } from '#db/schema/reconciliations';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { nobody } from '#recovery/reconcile/claim-reconciliation';
import { queueReconciliation } from '#recovery/reconcile/reconciliation-job';

export type Reconciliation = typeof reconciliations.$inferSelect;

export type StartReconciliationResult =
  | { kind: 'ReconciliationStarted'; reconciliation: Reconciliation }
  | { kind: 'GatewayNotReached'; message: string };

/**
 * Starts a run that asks GMOPG about everything whose truth may have moved without a notice, and queues its first step in
 * the same transaction. A shop has one run at a time: while one runs it is answered again.
 */
export async function startReconciliation(
  db: Db,
  shopId: string,
  { actor, now, secret }: { actor: string; now: Date; secret: string },
): Promise<StartReconciliationResult> {
  if ((await findGatewayAccess(db, shopId, secret)) === null)
    return { kind: 'GatewayNotReached', message: noAccess };
  const reconciliation = await db.transaction((tx) => insertRun(tx, shopId, { actor, now }));
  // Nothing came back where a run ended between the insert and the look at it.
  return reconciliation
    ? { kind: 'ReconciliationStarted', reconciliation }
    : startReconciliation(db, shopId, { actor, now, secret });
}

const noAccess =
  'GMOPGのAPI接続が設定されていないか、保存されたショップパスワードを読み出せないため、GMOPGに照合できません。ショップの設定でAPI接続を登録してください。';

async function insertRun(
  tx: Db,
  shopId: string,
  { actor, now }: { actor: string; now: Date },
): Promise<Reconciliation | undefined> {
  const isRunning = isNull(reconciliations.finishedAt);
  const [started] = await tx
    .insert(reconciliations)
    .values({ shopId, requestedBy: actor, startedAt: now, workedAt: now, busyUntil: nobody })
    .onConflictDoNothing({ target: reconciliations.shopId, where: isRunning })
    .returning();
  if (started) {
    await queueReconciliation(tx, started, { delaySeconds: 0 });
    return started;
  }
  const [running] = await tx
    .select()
    .from(reconciliations)
    .where(and(eq(reconciliations.shopId, shopId), isRunning));
  return running;
}
