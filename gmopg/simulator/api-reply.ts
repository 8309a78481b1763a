import type { Trade, TradeEvent } from '#gmopg/simulator/trade';

/** A reply as GMOPG writes it: values raw, not percent-encoded. `event` is what happened to `trade`, even in vain. */
export interface ApiReply {
  text: string;
  trade: Trade | null;
  event: TradeEvent | null;
}

export function successReply(
  pairs: ReadonlyArray<readonly [name: string, value: string | number]>,
  trade: Trade,
  event: TradeEvent | null,
): ApiReply {
  return { text: pairs.map(([name, value]) => `${name}=${value}`).join('&'), trade, event };
}

/** Every fault of the request at once, paired by position. */
export function errorReply(
  errors: readonly string[],
  trade: Trade | null = null,
  event: TradeEvent | null = null,
): ApiReply {
  const text = `ErrCode=${errors.map(errorCodeOf).join('|')}&ErrInfo=${errors.join('|')}`;
  return { text, trade, event };
}

/** The three characters of ErrCode: an acquirer's ErrInfo has them after its `42`. */
export function errorCodeOf(errorInfo: string): string {
  return errorInfo.startsWith('42') ? errorInfo.slice(2, 5) : errorInfo.slice(0, 3);
}
