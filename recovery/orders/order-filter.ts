import { eq, type SQL, sql } from 'drizzle-orm';
import { orders } from '#db/schema/orders';
import type { Bind } from '#recovery/lists/list-by-time';
import type { SearchedList } from '#recovery/lists/search-rows';

type MailState = 'QUEUED' | 'SENT' | 'FAILED' | 'UNKNOWN';

/** The contract's OrderFilter; absent and null mean: not asked. Both ends of a span belong to it. */
export interface OrderFilter {
  search?: string | null;
  origin?: 'CART' | 'RESTORED' | null;
  progress?: string | null;
  restoredFrom?: Date | null;
  restoredTo?: Date | null;
  /** The state of the order's latest confirmation mail. */
  confirmationMail?: MailState | null;
  /** false: none has gone out yet, whatever was tried. */
  confirmationMailSent?: boolean | null;
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
export function fitsOrderFilter(shopId: string, filter: OrderFilter, bind: Bind): SQL[] {
  const { origin, progress, restoredFrom, restoredTo, confirmationMail, confirmationMailSent } = filter;
  const conditions = [
    eq(orders.shopId, bind('shopId', shopId)),
    // Written out, so that the partial index of the restored ones fits.
    origin && sql`${orders.origin} = ${sql.raw(origin === 'RESTORED' ? `'RESTORED'` : `'CART'`)}`,
    progress && sql`${orders.progress} = ${bind('progress', progress)}`,
    restoredFrom && isRestored(sql`>=`, bind('restoredFrom', restoredFrom.toISOString())),
    restoredTo && isRestored(sql`<=`, bind('restoredTo', restoredTo.toISOString())),
    confirmationMail && hasLatestMail(bind('shopId', shopId), confirmationMail),
    confirmationMailSent != null && (confirmationMailSent ? hasSentMail : sql`not ${hasSentMail}`),
  ];
  return conditions.filter((condition) => condition instanceof Object);
}

/** A restore places the order at the same moment, which is what the list is ordered by. */
function isRestored(than: SQL, at: SQL): SQL {
  return sql`(${orders.origin} = 'RESTORED' and ${orders.restoredAt} ${than} ${at}::timestamptz
    and ${orders.placedAt} ${than} ${at}::timestamptz)`;
}

const ofThisOrder = sql`m.shop_id = ${orders.shopId} and m.order_id = ${orders.id}
  and m.kind in ('ORDER_CONFIRMATION', 'RESTORED_ORDER_CONFIRMATION')`;

const hasSentMail = sql`exists (select from mails m where ${ofThisOrder} and m.state = 'SENT')`;

function hasLatestMail(shopId: SQL, state: MailState): SQL {
  const states = sql.raw(statesOf(state));
  const latest = sql`(select m.state from mails m where ${ofThisOrder} order by m.queued_at desc, m.id desc limit 1)`;
  if (state === 'SENT') return sql`${latest} in (${states})`;
  // Few mails are not sent, and there is an index of them: written out, so that it fits.
  return sql`(${orders.id} in (select u.order_id from mails u where u.shop_id = ${shopId} and u.state in (${states}))
    and ${latest} in (${states}))`;
}

/** A mail on its way is still waiting for whoever asks. */
function statesOf(state: MailState): string {
  switch (state) {
    case 'QUEUED':
      return "'QUEUED', 'SENDING'";
    case 'SENT':
      return "'SENT'";
    case 'FAILED':
      return "'FAILED'";
    case 'UNKNOWN':
      return "'UNKNOWN'";
  }
}
