import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, bytes, yen } from '#db/schema/columns';
import { shops } from '#db/schema/shops';

/** What GMOPG sent, append-only. One row per exact body; a repeat only counts its deliveries. */
export const notices = pgTable(
  'notices',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    bodyHash: bytes('body_hash').notNull(),
    /** As received, without the values of ShopPass and AccessPass. */
    body: bytes('body').notNull(),
    charset: text('charset').$type<'windows-31j' | 'utf-8'>().notNull(),
    receivedAt: at('received_at').notNull(),
    lastReceivedAt: at('last_received_at').notNull(),
    deliveries: integer('deliveries').notNull().default(1),
    sourceAddress: text('source_address'),
    kind: text('kind').$type<'CARD' | 'PROBE' | 'MALFORMED' | 'OTHER_PAY_TYPE' | 'QUARANTINED'>().notNull(),
    problem: text('problem'),
    tradeKey: text('trade_key'),
    eventKey: text('event_key'),
    gmopgShopId: text('gmopg_shop_id'),
    accessId: text('access_id'),
    gatewayOrderId: text('gateway_order_id'),
    gatewayStatus: text('gateway_status'),
    jobCode: text('job_code'),
    amount: yen('amount'),
    tax: yen('tax'),
    total: yen('total'),
    currency: text('currency'),
    method: text('method'),
    payTimes: text('pay_times'),
    approval: text('approval'),
    tranId: text('tran_id'),
    tranDate: at('tran_date'),
    forward: text('forward'),
    payType: text('pay_type'),
    failure: text('failure').$type<'NONE' | 'FAILED' | 'UNKNOWN'>().notNull().default('NONE'),
    errors: jsonb('errors').$type<Array<{ code: string; info: string }>>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    unique('notices_once').on(t.shopId, t.bodyHash),
    index('notices_of_trade').on(t.shopId, t.tradeKey),
    index('notices_newest').on(t.shopId, t.receivedAt, t.id),
    index('notices_of_no_trade').on(t.shopId, t.receivedAt, t.id).where(sql`kind <> 'CARD'`),
  ],
);

/** A notice whose shop nobody here can name: kept for the operator, bounded, answered `1`. */
export const unclaimedNotices = pgTable('unclaimed_notices', {
  bodyHash: bytes('body_hash').primaryKey(),
  body: bytes('body').notNull(),
  gmopgShopId: text('gmopg_shop_id'),
  receivedAt: at('received_at').notNull(),
  lastReceivedAt: at('last_received_at').notNull(),
  deliveries: integer('deliveries').notNull().default(1),
  sourceAddress: text('source_address'),
});
