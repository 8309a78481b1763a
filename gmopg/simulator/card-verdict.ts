import { chanceOf } from '#gmopg/simulator/fault-plan';
import type { Gateway } from '#gmopg/simulator/gateway';
import type { Trade } from '#gmopg/simulator/trade';

/** What the card company says. UNKNOWN: GMOPG did not hear it; whether the money was taken only the ledger knows. */
export type CardVerdict =
  | { kind: 'APPROVED' }
  | { kind: 'DECLINED'; error: string }
  | { kind: 'UNKNOWN'; error: string; isTaken: boolean };

/** Card numbers that always end the same way; every other is approved unless a fault strikes. */
export const storyCards = {
  balanceTooLow: '4999000000000010',
  unusable: '4999000000000002',
  unknownAndTaken: '4999000000000028',
  unknownAndNotTaken: '4999000000000036',
} as const;

export function cardVerdict(gateway: Gateway, trade: Trade, cardNo: string): CardVerdict {
  const told = storyVerdicts.get(cardNo);
  if (told !== undefined) return told;
  if (gateway.faults.strikes('DECLINED', trade, 'ExecTran')) return { kind: 'DECLINED', error: '42G020000' };
  if (gateway.faults.strikes('OUTCOME_UNKNOWN', trade, 'ExecTran')) {
    const isTaken = chanceOf(gateway.seed, 'taken although unknown', trade.orderId) < 0.5;
    return { kind: 'UNKNOWN', error: '42C010000', isTaken };
  }
  return { kind: 'APPROVED' };
}

const storyVerdicts = new Map<string, CardVerdict>([
  [storyCards.balanceTooLow, { kind: 'DECLINED', error: '42G020000' }],
  [storyCards.unusable, { kind: 'DECLINED', error: '42G120000' }],
  [storyCards.unknownAndTaken, { kind: 'UNKNOWN', error: '42C010000', isTaken: true }],
  [storyCards.unknownAndNotTaken, { kind: 'UNKNOWN', error: '42C010000', isTaken: false }],
]);
