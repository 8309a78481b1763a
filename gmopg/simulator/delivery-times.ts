import type { Gateway } from '#gmopg/simulator/gateway';
import type { Trade } from '#gmopg/simulator/trade';

/** Milliseconds of the real clock, and how many notices are under way at once. */
export interface DeliveryTimes {
  /** How long the shop may take to acknowledge. Never compressed by default. */
  deadlineMs: number;
  /** Between two attempts; null for the profile's own: an hour (mulpay), three hours (ccs). */
  retryGapMs: number | null;
  /** How long a notice is held back that is to arrive out of order or stale, when nothing else happens to its trade. */
  holdMs: number;
  atOnce: number;
}

export const usualTimes: DeliveryTimes = {
  deadlineMs: 15_000,
  retryGapMs: null,
  holdMs: 900_000,
  atOnce: 16,
};

/** After the first attempt. The ccs profile goes on for ever. */
export const mulpayRetries = 5;

/** Milliseconds to the next attempt; null when there is none. */
export function retryGap(
  gateway: Gateway,
  times: DeliveryTimes,
  { trade, attemptCount }: { trade: Trade; attemptCount: number },
): number | null {
  const profile = gateway.shops.get(trade.shopId)?.profile ?? gateway.profile;
  switch (profile) {
    case 'mulpay':
      return attemptCount > mulpayRetries ? null : (times.retryGapMs ?? 3_600_000);
    case 'ccs':
      return times.retryGapMs ?? 3 * 3_600_000;
  }
}
