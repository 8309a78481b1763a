import type { PaymentFailure } from '#gmopg/gateway-errors';

/** In the order a trade can pass through them: the tie-break between events of one second (domain.md §3). */
export const cardStatuses = [
  'UNPROCESSED',
  'AUTHENTICATED',
  'CHECK',
  'SAUTH',
  'AUTH',
  'CAPTURE',
  'SALES',
  'VOID',
  'RETURN',
  'RETURNX',
] as const;

export type CardStatus = (typeof cardStatuses)[number];
export type Money = 'NONE' | 'HELD' | 'TAKEN' | 'REVERSED' | 'UNKNOWN';

/** 0 for UNPROCESSED up to 9 for RETURNX; -1 for a status nobody told us of. */
export function statusRank(status: string | null): number {
  const ranked: readonly string[] = cardStatuses;
  return ranked.indexOf(status ?? '');
}

/** What an event says about the customer's money (domain.md §3). `sauthHolds` is the shop's setting. */
export function moneyOf(status: string | null, failure: PaymentFailure, sauthHolds: boolean): Money {
  if (failure === 'UNKNOWN') return 'UNKNOWN';
  if (failure === 'FAILED') return 'NONE';
  const known = cardStatuses.find((name) => name === status);
  return known === undefined ? 'UNKNOWN' : moneyOfStatus(known, sauthHolds);
}

function moneyOfStatus(status: CardStatus, sauthHolds: boolean): Money {
  switch (status) {
    case 'UNPROCESSED':
    case 'AUTHENTICATED':
    case 'CHECK':
      return 'NONE';
    case 'SAUTH':
      return sauthHolds ? 'HELD' : 'NONE';
    case 'AUTH':
      return 'HELD';
    case 'CAPTURE':
    case 'SALES':
      return 'TAKEN';
    case 'VOID':
    case 'RETURN':
    case 'RETURNX':
      return 'REVERSED';
  }
}
