import type { Trade } from '#gmopg/simulator/trade';

/** What a shop's staff get by mail when a notice was given up (gmopg.md §1, "retries"). */
export interface ErrorReport {
  at: number;
  shopId: string;
  orderId: string;
  accessId: string;
  text: string;
}

export interface LedgerSnapshot {
  version: 1;
  sequence: number;
  trades: Trade[];
  errorReports: ErrorReport[];
}

/** GMOPG's own books. For everybody else to read only. */
export interface Ledger {
  /** In the order of their EntryTran. */
  trades(): readonly Readonly<Trade>[];
  /** By AccessID. */
  trade(accessId: string): Readonly<Trade> | null;
  tradeOfOrder(shopId: string, orderId: string): Readonly<Trade> | null;
  errorReports(): readonly ErrorReport[];
}

/** The simulator's side of it. `onChange` is called after every change. */
export interface WritableLedger extends Ledger {
  trade(accessId: string): Trade | null;
  tradeOfOrder(shopId: string, orderId: string): Trade | null;
  add(trade: Trade): void;
  addErrorReport(report: ErrorReport): void;
  nextSequence(): number;
  changed(): void;
  snapshot(): LedgerSnapshot;
}

export function createLedger(from: LedgerSnapshot | null, onChange: () => void): WritableLedger {
  const trades: Trade[] = from?.trades ?? [];
  const errorReports: ErrorReport[] = from?.errorReports ?? [];
  const byAccessId = new Map(trades.map((trade) => [trade.accessId, trade]));
  const byOrder = new Map(trades.map((trade) => [orderKey(trade.shopId, trade.orderId), trade]));
  let sequence = from?.sequence ?? 0;

  return {
    trades: () => trades,
    trade: (accessId) => byAccessId.get(accessId) ?? null,
    tradeOfOrder: (shopId, orderId) => byOrder.get(orderKey(shopId, orderId)) ?? null,
    errorReports: () => errorReports,
    add: (trade) => {
      trades.push(trade);
      byAccessId.set(trade.accessId, trade);
      byOrder.set(orderKey(trade.shopId, trade.orderId), trade);
      onChange();
    },
    addErrorReport: (report) => {
      errorReports.push(report);
      onChange();
    },
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
    changed: onChange,
    snapshot: () => ({ version: 1, sequence, trades, errorReports }),
  };
}

function orderKey(shopId: string, orderId: string): string {
  return `${shopId}\n${orderId}`;
}
