import { type CancelJob, cancelJob } from '#gmopg/cancel-job';
import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';
import type { CancellationObstacle } from '#recovery/cancel/explain-obstacle';
import type { Order } from '#recovery/orders/insert-orders';

export type Cancellability =
  | { kind: 'POSSIBLE'; job: CancelJob['job']; until: Date }
  | { kind: 'IMPOSSIBLE'; obstacle: CancellationObstacle };

/**
 * Whether a row's money can be reversed now, by which job and until when (gmopg.md §2, cancel rule). `order` is the one that
 * stands under its number.
 */
export function canCancelTrade(
  trade: ListedTrade,
  { sauthHolds, now, ...standing }: Standing & { sauthHolds: boolean; now: Date },
): Cancellability {
  const obstacle = whyNotCancel(trade, standing);
  if (obstacle !== null) return impossible(obstacle);
  switch (trade.money) {
    case 'NONE':
      return impossible('NOT_CHARGED');
    case 'REVERSED':
      return impossible('REVERSED');
    case 'UNKNOWN':
      return impossible('OUTCOME_UNKNOWN');
    case 'HELD':
    case 'TAKEN': {
      const found = cancelJob({ ...trade, sauthHolds }, now);
      return found ? { kind: 'POSSIBLE', ...found } : impossible(whyNoJob(trade, now));
    }
  }
}

interface Standing {
  order: Pick<Order, 'progress'> | null;
  /** An order to reverse its money is under way, or its reply was lost. */
  isPending: boolean;
}

/**
 * What forbids it whatever GMOPG says of the money; null when nothing does. A restored row waits for its order to be
 * cancelled: the customer expects those goods.
 */
export function whyNotCancel(
  trade: ListedTrade,
  { order, isPending }: Standing,
): CancellationObstacle | null {
  if (isPending) return 'PENDING';
  if (trade.deletedAt) return 'DELETED';
  if (trade.status === null) return 'NOT_LISTED';
  if (trade.status === 'RESTORED' && order?.progress !== 'CANCELLED') return 'ORDER_STANDS';
  return null;
}

/** Only what is certainly too late may make somebody pay the customer back by other means. */
function whyNoJob({ tranDate }: ListedTrade, now: Date): CancellationObstacle {
  if (tranDate === null) return 'DATE_UNKNOWN';
  return tranDate < now ? 'TOO_LATE' : 'DATE_AHEAD';
}

function impossible(obstacle: CancellationObstacle): Cancellability {
  return { kind: 'IMPOSSIBLE', obstacle };
}
