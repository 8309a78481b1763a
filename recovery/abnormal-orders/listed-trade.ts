import type { Trade } from '#recovery/restore/restore-abnormal-order';

const columns = [
  'id',
  'tradeKey',
  'accessId',
  'gatewayOrderId',
  'gatewayStatus',
  'orderNumber',
  'money',
  'total',
  'receivedAt',
  'settlesAt',
  'tranDate',
  'status',
  'reason',
  'warnings',
  'isOpen',
  'paidOrderId',
  'deletedAt',
] as const satisfies readonly (keyof Trade)[];

/** As much of a listed trade as decides what is shown and allowed; what is merely shown is read when it is asked for. */
export type ListedTrade = Pick<Trade, (typeof columns)[number]>;
export const listedTradeColumns: readonly (keyof ListedTrade)[] = columns;
