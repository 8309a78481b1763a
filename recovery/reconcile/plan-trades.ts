import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import type { ReconciliationSubject } from '#db/schema/reconciliations';
import { trades } from '#db/schema/trades';
import { cancellableDays } from '#gmopg/cancel-job';
import { askableOrderId, type Planned } from '#recovery/reconcile/plan-checkouts';
import type { Reconciliation } from '#recovery/reconcile/start-reconciliation';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

const dayMs = 86_400_000;

/**
 * The next rows that GMOPG is to be asked about again: open ones of any age; restored, reversed and deleted ones as long as
 * GMOPG could still move their money, which is 180 days (gmopg.md §2, E11010010). Rows that came after the run began are
 * fresh enough.
 */
export async function planTrades(
  tx: Db,
  { shopId, position, startedAt }: Reconciliation,
  { size, now }: { size: number; now: Date },
): Promise<Planned> {
  const since = new Date(now.getTime() - (cancellableDays + 1) * dayMs).toISOString();
  const rows = await tx
    .select()
    .from(trades)
    .where(
      sql`${trades.shopId} = ${shopId} and ${trades.status} is not null
        and ${trades.id} > ${position || firstId}::uuid and ${trades.receivedAt} < ${startedAt.toISOString()}::timestamptz
        and ${trades.gatewayOrderId} ~ ${askableOrderId}
        and (${trades.isOpen} and ${trades.deletedAt} is null
          or coalesce(${trades.tranDate}, ${trades.receivedAt}) > ${since}::timestamptz
            and (${trades.status} = 'RESTORED' or ${trades.money} = 'REVERSED' or ${trades.deletedAt} is not null))`,
    )
    .orderBy(trades.id)
    .limit(size);
  const listed = await findListed(tx, shopId, rows);
  return {
    subjects: rows.map((row) => subjectOf(row, listed)),
    position: rows.at(-1)?.id ?? null,
  };
}

/** What a finding compares, as the screen shows it. */
export function snapshotOfRow({ gatewayStatus, money, total, status, reason, warnings, deletedAt }: Trade) {
  return { gatewayStatus, money, total, status, reason, warnings, isDeleted: deletedAt !== null };
}

const firstId = '00000000-0000-0000-0000-000000000000';

interface ListedRow {
  id: string;
  gatewayOrderId: string;
}

async function findListed(tx: Db, shopId: string, rows: readonly Trade[]): Promise<ListedRow[]> {
  if (rows.length === 0) return [];
  const orderIds = rows.map((row) => row.gatewayOrderId);
  return tx
    .select({ id: trades.id, gatewayOrderId: trades.gatewayOrderId })
    .from(trades)
    .where(
      and(
        eq(trades.shopId, shopId),
        inArray(trades.gatewayOrderId, orderIds),
        sql`${trades.status} is not null`,
      ),
    );
}

function subjectOf(row: Trade, listed: readonly ListedRow[]): ReconciliationSubject {
  const { orderNumber, tradeKey, id: tradeId, gatewayOrderId } = row;
  const listedIds = listed.filter((other) => other.gatewayOrderId === gatewayOrderId).map(({ id }) => id);
  return {
    ...{ orderNumber, tradeKey, tradeId, listedIds, asksSuffixes: false },
    gatewayOrderIds: [gatewayOrderId],
    before: snapshotOfRow(row),
  };
}
