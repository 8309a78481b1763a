import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, yen } from '#db/schema/columns';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';

export interface Line {
  sku: string | null;
  name: string;
  quantity: number;
  unitPrice: number;
}

export interface Shipment {
  name: string;
  postalCode: string | null;
  address: string;
  phone: string | null;
  deliveryDate: string | null;
  deliveryTime: string | null;
}

/** What checkouts and orders share: the snapshot of what the customer bought. */
const snapshot = () => ({
  orderType: text('order_type').notNull(),
  orderedAt: at('ordered_at').notNull(),
  memberId: text('member_id'),
  customerName: text('customer_name').notNull(),
  customerKana: text('customer_kana'),
  email: text('email'),
  phone: text('phone'),
  postalCode: text('postal_code'),
  address: text('address'),
  lines: jsonb('lines').$type<Line[]>().notNull(),
  shipments: jsonb('shipments').$type<Shipment[]>().notNull(),
  subtotal: yen('subtotal').notNull(),
  shippingFee: yen('shipping_fee').notNull(),
  handlingFee: yen('handling_fee').notNull(),
  discount: yen('discount').notNull(),
  total: yen('total').notNull(),
  note: text('note'),
});

export const checkouts = pgTable(
  'checkouts',
  {
    shopId: uuid('shop_id').notNull(),
    orderNumber: text('order_number').notNull(),
    ...snapshot(),
    gatewayOrderIds: text('gateway_order_ids').array().notNull().default(sql`'{}'`),
    accessIds: text('access_ids').array().notNull().default(sql`'{}'`),
    registeredAt: at('registered_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    /** Since when reconciliation need not ask about it any more; null: it is asked in the next run. */
    reconciledAt: at('reconciled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.orderNumber] }),
    index('checkouts_to_reconcile').on(t.shopId, t.orderNumber).where(sql`reconciled_at is null`),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
  ],
);

/** The OrderIDs a checkout used at GMOPG where they differ from its number; each belongs to one checkout. */
export const checkoutGatewayOrders = pgTable(
  'checkout_gateway_orders',
  {
    shopId: uuid('shop_id').notNull(),
    gatewayOrderId: text('gateway_order_id').notNull(),
    orderNumber: text('order_number').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.gatewayOrderId] }),
    index('gateway_orders_of_checkout').on(t.shopId, t.orderNumber),
    foreignKey({
      name: 'gateway_orders_belong_to_checkout',
      columns: [t.shopId, t.orderNumber],
      foreignColumns: [checkouts.shopId, checkouts.orderNumber],
    }).onDelete('cascade'),
  ],
);

export const orders = pgTable(
  'orders',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    number: text('number').notNull(),
    origin: text('origin').$type<'CART' | 'RESTORED'>().notNull(),
    ...snapshot(),
    placedAt: at('placed_at').notNull(),
    restoredAt: at('restored_at'),
    restoredBy: text('restored_by'),
    paymentMethod: text('payment_method').$type<PaymentMethod>().notNull(),
    /** The trade that paid, as the cart said it; null where the cart never learnt it. */
    accessId: text('access_id'),
    /** Set by a restore: the trade that was restored, AccessID or not. */
    tradeId: uuid('trade_id'),
    progress: text('progress')
      .$type<'NEW' | 'PREPARING' | 'SHIPPED' | 'CANCELLED'>()
      .notNull()
      .default('NEW'),
    cancelledAt: at('cancelled_at'),
    cancelReason: text('cancel_reason'),
    searchText: text('search_text').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    foreignKey({ columns: [t.shopId, t.tradeId], foreignColumns: [trades.shopId, trades.id] }).onDelete(
      'restrict',
    ),
    unique('orders_one_per_number').on(t.shopId, t.number),
    unique('orders_one_per_access_id').on(t.shopId, t.accessId),
    unique('orders_one_per_trade').on(t.shopId, t.tradeId),
    index('orders_newest').on(t.shopId, t.placedAt, t.id),
    index('orders_restored').on(t.shopId, t.placedAt, t.id).where(sql`origin = 'RESTORED'`),
    index('orders_of_email').on(t.shopId, sql`lower(email)`, t.orderedAt),
    index('orders_of_phone').on(t.shopId, sql`digits_of(phone)`, sql`digits_of(postal_code)`, t.orderedAt),
    index('orders_search').using('gin', sql`search_grams(search_text)`),
    check('orders_origin', sql`(origin = 'RESTORED') = (trade_id is not null)`),
    check('orders_cancelled', sql`(progress = 'CANCELLED') = (cancelled_at is not null)`),
  ],
);

export type PaymentMethod =
  | 'CARD'
  | 'CASH_ON_DELIVERY'
  | 'BANK_TRANSFER'
  | 'CONVENIENCE_STORE'
  | 'DEFERRED'
  | 'OTHER';
