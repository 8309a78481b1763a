import type { Money } from './next-step';

export interface AnsweredTrade {
  isKnown: boolean;
  money: Money | null;
  abnormalOrder: { status: string } | null;
  order: { progress: string } | null;
}

export type WhatToTell =
  | 'order'
  | 'orderAndMore'
  | 'cancelledOrder'
  | 'duplicate'
  | 'taken'
  | 'takenTwice'
  | 'held'
  | 'checking'
  | 'reversed'
  | 'notCharged'
  | 'unknownNumber';

/**
 * Names the one true sentence for the customer on the telephone, from what GMOPG says of every OrderID of the number: money
 * before anything else, and never that a payment failed while somebody might have been charged.
 */
export function whatToTell(trades: readonly AnsweredTrade[]): WhatToTell {
  const known = trades.filter((trade) => trade.isKnown);
  const charged = known.filter(({ money }) => money === 'TAKEN' || money === 'HELD');
  const isOpen = known.some(({ money }) => money === 'UNKNOWN');
  if (charged.some(({ order }) => order && order.progress !== 'CANCELLED'))
    return charged.length > 1 || isOpen ? 'orderAndMore' : 'order';
  if (charged.some(({ order }) => order)) return 'cancelledOrder';
  if (charged.some(({ abnormalOrder }) => abnormalOrder?.status === 'DUPLICATE')) return 'duplicate';
  if (charged.length > 1) return 'takenTwice';
  if (isOpen) return 'checking';
  if (charged.length === 1) return charged[0]?.money === 'HELD' ? 'held' : 'taken';
  if (known.some(({ money }) => money === 'REVERSED')) return 'reversed';
  return known.length > 0 ? 'notCharged' : 'unknownNumber';
}
