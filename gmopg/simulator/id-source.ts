import { createHash } from 'node:crypto';
import type { TradeEvent } from '#gmopg/simulator/trade';

/** The values that GMOPG makes up. A test that wants recorded bytes injects recorded values. */
export interface IdSource {
  /** 32 hex each. */
  accessId(shopId: string, orderId: string): string;
  accessPass(shopId: string, orderId: string): string;
  /** Seven characters. `sequence` counts all operations of the ledger that moved money. */
  approve(sequence: number): string;
  /** 28 digits; they start with the minute. `stamp`: `yyyyMMddHHmmss` in JST. */
  tranId(sequence: number, stamp: string): string;
  checkString(reply: { orderId: string; event: TradeEvent; stamp: string; shopPass: string }): string;
}

/** AccessID and AccessPass depend on the seed and the OrderID alone, not on who came first. */
export function createIdSource(seed: number): IdSource {
  const hex = (...names: string[]) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...names]))
      .digest('hex')
      .slice(0, 32);
  return {
    accessId: (shopId, orderId) => hex('AccessID', shopId, orderId),
    accessPass: (shopId, orderId) => hex('AccessPass', shopId, orderId),
    approve: (sequence) => String(1_000_000 + (sequence % 9_000_000)),
    tranId: (sequence, stamp) =>
      `${stamp.slice(2, 12)}111111111111${String(sequence % 1_000_000).padStart(6, '0')}`,
    checkString: ({ orderId, event, stamp, shopPass }) => {
      const { forward, method, payTimes, approve, tranId } = event;
      const told = [orderId, forward, method, payTimes, approve, tranId, stamp, shopPass];
      return createHash('md5').update(told.join('')).digest('hex');
    },
  };
}
