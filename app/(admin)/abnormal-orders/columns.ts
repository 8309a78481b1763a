/** The guide's columns in its order; 確認メール stands before the guide's three actions. */
export const columns = [
  'orderType',
  'status',
  'orderNumber',
  'receivedAt',
  'orderedAt',
  'customer',
  'total',
  'shipments',
  'mail',
  'restore',
  'delete',
  'detail',
] as const;

export type Column = (typeof columns)[number];
