import type { FaultName } from '#gmopg/simulator/fault-plan';
import type { Gateway } from '#gmopg/simulator/gateway';
import type { Notice, Trade, TradeEvent } from '#gmopg/simulator/trade';

/** The notice that an event deserves, with all that will go wrong with it; null when the shop is not told of it. */
export function planNotice(gateway: Gateway, trade: Trade, event: TradeEvent): Notice | null {
  if ((gateway.shops.get(trade.shopId)?.noticeUrl ?? null) === null) return null;
  if (event.errors.length > 0 && !gateway.habits.notifiesFailures) return null;
  if (event.status === 'CHECK' && !gateway.habits.notifiesCheck) return null;
  const place = `notice of event ${event.number}`;
  const faults = noticeFaults.filter((fault) => gateway.faults.strikes(fault, trade, place));
  return { eventNumber: event.number, isStaleRepeat: false, state: 'WAITING', faults, attempts: [] };
}

const noticeFaults = [
  'NOTICE_LOST',
  'ACKNOWLEDGEMENT_LOST',
  'NOTICE_TWICE',
  'NOTICES_REORDERED',
  'NOTICE_STALE',
  'RETRIES_EXHAUSTED',
] as const satisfies readonly FaultName[];
