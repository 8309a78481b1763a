import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, yen } from '#db/schema/columns';
import { shops } from '#db/schema/shops';

/** One GMOPG transaction: the fold of its notices, and what the rule says of it. `id` is the abnormal order's id. */
export const trades = pgTable(
  'trades',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    /** The AccessID; without one `order:` and the OrderID. */
    tradeKey: text('trade_key').notNull(),
    accessId: text('access_id'),
    gatewayOrderId: text('gateway_order_id').notNull(),
    orderNumber: text('order_number').notNull(),
    gatewayStatus: text('gateway_status').notNull(),
    jobCode: text('job_code'),
    money: text('money').$type<'NONE' | 'HELD' | 'TAKEN' | 'REVERSED' | 'UNKNOWN'>().notNull(),
    amount: yen('amount').notNull(),
    tax: yen('tax').notNull(),
    total: yen('total').notNull(),
    currency: text('currency').notNull(),
    method: text('method'),
    payTimes: text('pay_times'),
    approval: text('approval'),
    tranId: text('tran_id'),
    tranDate: at('tran_date'),
    firstTranDate: at('first_tran_date'),
    forward: text('forward'),
    /** When the first notice came, or GMOPG's first answer that money is there, whichever was earlier. */
    receivedAt: at('received_at').notNull(),
    settlesAt: at('settles_at').notNull(),
    /** What told of it first: a notice, reconciliation, or somebody who asked GMOPG. */
    foundBy: text('found_by').$type<FoundBy>().notNull().default('NOTICE'),
    /** When GMOPG was last asked about it, answered or not: what is asked by itself is asked ever more seldom. */
    askedAt: at('asked_at'),
    /** The checkout's, else the order's; null where neither is here. Written by `evaluate`, for the lists' filter. */
    orderedAt: at('ordered_at'),
    /** null: not listed (domain.md §4 lines 1 and 3). Written by the SQL function `evaluate` alone. */
    status: text('status').$type<'RESTORABLE' | 'RESTORED' | 'DUPLICATE' | 'UNRECOVERABLE'>(),
    reason: text('reason').$type<Reason>(),
    warnings: text('warnings').array().$type<Warning[]>().notNull().default(sql`'{}'`),
    isOpen: boolean('is_open').notNull().default(false),
    paidOrderId: uuid('paid_order_id'),
    searchText: text('search_text').notNull().default(''),
    deletedAt: at('deleted_at'),
    deletedBy: text('deleted_by'),
    deleteReason: text('delete_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    unique('trades_one_per_key').on(t.shopId, t.tradeKey),
    index('trades_of_order_number').on(t.shopId, t.orderNumber),
    // By pattern, so that the start of an OrderID or AccessID finds it under any collation.
    index('trades_of_gateway_order').on(t.shopId, t.gatewayOrderId.op('text_pattern_ops')),
    index('trades_of_paid_order').on(t.shopId, t.paidOrderId).where(sql`paid_order_id is not null`),
    index('trades_of_access_id')
      .on(t.shopId, t.accessId.op('text_pattern_ops'))
      .where(sql`access_id is not null`),
    // What follows the columns that are asked for is there to be counted without reading the rows: a span may hold them all.
    index('trades_tab_all')
      .on(t.shopId, t.receivedAt, t.id, t.status, t.isOpen, t.settlesAt, t.total, t.orderedAt)
      .where(sql`status is not null and deleted_at is null`),
    index('trades_tab_one_status')
      .on(t.shopId, t.status, t.receivedAt, t.id)
      .where(sql`status is not null and deleted_at is null`),
    index('trades_open')
      .on(
        t.shopId,
        t.receivedAt,
        t.id,
        t.status,
        t.isOpen,
        t.settlesAt,
        t.total,
        t.orderedAt,
        t.money,
        t.tranDate,
      )
      .where(sql`is_open and deleted_at is null`),
    index('trades_deleted').on(t.shopId, t.receivedAt, t.id).where(sql`deleted_at is not null`),
    index('trades_settling').on(t.shopId, t.settlesAt).where(sql`status is not null and deleted_at is null`),
    index('trades_ordered')
      .on(t.shopId, t.orderedAt, t.status, t.isOpen, t.settlesAt, t.total)
      .where(sql`status is not null and deleted_at is null`),
    index('trades_of_total')
      .on(t.shopId, t.total, t.status, t.isOpen, t.settlesAt)
      .where(sql`status is not null and deleted_at is null`),
    index('trades_search').using('gin', sql`search_grams(search_text)`),
    index('trades_to_reconcile').on(t.shopId, t.id).where(sql`status is not null`),
    index('trades_reversed')
      .on(t.shopId, sql`coalesce(tran_date, received_at)`)
      .where(sql`money = 'REVERSED' and status is not null`),
    // Few rows: those that the next sweep asks GMOPG about by itself.
    index('trades_to_ask')
      .on(t.shopId, t.receivedAt)
      .where(sql`reason = 'OUTCOME_UNKNOWN' and is_open and deleted_at is null`),
    check('trades_money', sql`money in ('NONE','HELD','TAKEN','REVERSED','UNKNOWN')`),
    check('trades_status', sql`status in ('RESTORABLE','RESTORED','DUPLICATE','UNRECOVERABLE')`),
    check('trades_reversed_never_restorable', sql`not (money = 'REVERSED' and status = 'RESTORABLE')`),
  ],
);

export type FoundBy = 'NOTICE' | 'RECONCILIATION' | 'INQUIRY';

export type Reason =
  | 'NO_CHECKOUT'
  | 'ACCESS_ID_MISMATCH'
  | 'AMOUNT_MISMATCH'
  | 'CURRENCY'
  | 'ORDER_CANCELLED'
  | 'PAYMENT_REVERSED'
  | 'OUTCOME_UNKNOWN'
  | 'ORDER_EXISTS';

export type Warning = 'AMOUNT_DIFFERS' | 'PAYMENT_REVERSED' | 'SIBLING_TRADE' | 'POSSIBLE_REORDER';

/**
 * 担当: who has a row on the screen now. Unlogged (see its migration): a crash forgets it, and the next sign of life, ten
 * seconds later, brings it back. No foreign key: its check would lock the trade.
 */
export const openAbnormalOrders = pgTable(
  'open_abnormal_orders',
  {
    shopId: uuid('shop_id').notNull(),
    tradeId: uuid('trade_id').notNull(),
    viewerId: text('viewer_id').notNull(),
    name: text('name').notNull(),
    seenAt: at('seen_at').notNull(),
    openUntil: at('open_until').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.tradeId, t.viewerId] }),
    index('open_abnormal_orders_by_end').on(t.shopId, t.openUntil),
  ],
);

/** Numbers on the tabs as a sum of changes: a counter row per status would make every notice wait for one lock. */
export const abnormalOrderDeltas = pgTable(
  'abnormal_order_deltas',
  {
    shopId: uuid('shop_id').notNull(),
    id: bigserial('id', { mode: 'number' }).notNull(),
    status: text('status').notNull(),
    isOpen: boolean('is_open').notNull(),
    rows: bigint('rows', { mode: 'number' }).notNull(),
    yen: yen('yen').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);
