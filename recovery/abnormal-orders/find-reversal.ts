import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cancellations } from '#db/schema/gateway';
import type { CancelJobName } from '#gmopg/cancel-job';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export interface Reversal {
  job: CancelJobName;
  cancelledAt: Date;
}

/** By which job and when a trade's money went back: as it was settled here, else as GMOPG told it. null: it did not. */
export async function findReversal(db: Db, trade: Trade): Promise<Reversal | null> {
  if (trade.money !== 'REVERSED') return null;
  const [ours] = await db
    .select()
    .from(cancellations)
    .where(
      and(
        eq(cancellations.shopId, trade.shopId),
        eq(cancellations.tradeId, trade.id),
        eq(cancellations.state, 'DONE'),
      ),
    )
    .orderBy(desc(cancellations.requestedAt))
    .limit(1);
  if (ours?.settledAt) return { job: ours.job, cancelledAt: ours.settledAt };
  return { job: jobOf(trade.gatewayStatus), cancelledAt: trade.tranDate ?? trade.receivedAt };
}

function jobOf(gatewayStatus: string): CancelJobName {
  return gatewayStatus === 'RETURN' || gatewayStatus === 'RETURNX' ? gatewayStatus : 'VOID';
}
