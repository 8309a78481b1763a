import { eq, type SQL, sql } from 'drizzle-orm';
import { orders } from '#db/schema';
import { type Bind, bindInPlace } from '#recovery/list-by-time';
import type { SearchedList } from '#recovery/search-rows';

/** The contract's OrderFilter; absent and null mean: not asked. Both ends of a span belong to it. */
export interface OrderFilter {
  search?: string | null;
  origin?: 'CART' | 'RESTORED' | null;
  progress?: string | null;
  restoredFrom?: Date | null;
  restoredTo?: Date | null;
  /** The state of the order's latest mail. */
  confirmationMail?: 'QUEUED' | 'SENT' | 'FAILED' | 'UNKNOWN' | null;
  /** true: orders that no mail was ever asked for. */
  withoutConfirmationMail?: boolean | null;
}

export const orderList = {
  table: orders,
  at: orders.placedAt,
  id: orders.id,
  index: 'orders_search',
  searchText: orders.searchText,
  accessId: orders.accessId,
} satisfies SearchedList;

/** The orders that a filter asks for, but for its search. */
export function fitsOrderFilter(shopId: string, filter: OrderFilter, bind: Bind = bindInPlace): SQL[] {
  const { origin, progress, restoredFrom, restoredTo, confirmationMail, withoutConfirmationMail } = filter;
  const conditions = [
    eq(orders.shopId, bind('shopId', shopId)),
    // Written out, so that the partial index of the restored ones fits.
    origin && sql`${orders.origin} = ${sql.raw(origin === 'RESTORED' ? `'RESTORED'` : `'CART'`)}`,
    progress && sql`${orders.progress} = ${bind('progress', progress)}`,
    restoredFrom &&
      sql`${orders.restoredAt} >= ${bind('restoredFrom', restoredFrom.toISOString())}::timestamptz`,
    restoredTo && sql`${orders.restoredAt} <= ${bind('restoredTo', restoredTo.toISOString())}::timestamptz`,
    confirmationMail &&
      sql`${latestMailState} = any(${bind('mailStates', statesOf(confirmationMail))}::text[])`,
    withoutConfirmationMail && sql`${latestMailState} is null`,
  ];
  return conditions.filter((condition) => condition instanceof Object);
}

const latestMailState = sql`(
  select m.state from mails m where m.shop_id = ${orders.shopId} and m.order_id = ${orders.id}
  order by m.queued_at desc, m.id desc limit 1)`;

/** A mail on its way is still waiting for whoever asks. */
function statesOf(state: NonNullable<OrderFilter['confirmationMail']>): string[] {
  return state === 'QUEUED' ? ['QUEUED', 'SENDING'] : [state];
}
