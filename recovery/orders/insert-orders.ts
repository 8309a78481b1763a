import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { type checkouts, orders } from '#db/schema/orders';

export type Order = typeof orders.$inferSelect;
export type Checkout = typeof checkouts.$inferSelect;
type NewOrder = Omit<typeof orders.$inferInsert, 'searchText' | 'id'>;

/** Stores orders; the unique number and AccessID are the last guard, the caller's locks the first. */
export async function insertOrders(tx: Db, newOrders: readonly NewOrder[]): Promise<Order[]> {
  if (newOrders.length === 0) return [];
  return tx
    .insert(orders)
    .values(newOrders.map((order) => ({ ...order, searchText: searchTextOf(order) })))
    .returning();
}

/** What an order takes over from the checkout behind it. */
export function snapshotOf(checkout: Checkout) {
  const { orderType, orderedAt, memberId, customerName, customerKana, email, phone, postalCode, address } =
    checkout;
  const { lines, shipments, subtotal, shippingFee, handlingFee, discount, total, note } = checkout;
  return {
    ...{ orderType, orderedAt, memberId, customerName, customerKana, email, phone, postalCode, address },
    ...{ lines, shipments, subtotal, shippingFee, handlingFee, discount, total, note },
  };
}

function searchTextOf(order: NewOrder): SQL {
  const words = [
    order.number,
    order.customerName,
    order.customerKana,
    order.memberId,
    order.email,
    order.phone,
  ]
    .filter((word) => word != null)
    .join('|');
  return sql`search_normal(${words})`;
}
