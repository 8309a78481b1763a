import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AuditKind } from '#db/audit-kind';
import { at } from '#db/schema/columns';
import { shops } from '#db/schema/shops';

/** Who did what, when and why: append-only. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    at: at('at').notNull(),
    actor: text('actor').notNull(),
    kind: text('kind').$type<AuditKind>().notNull(),
    tradeId: uuid('trade_id'),
    orderId: uuid('order_id'),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    index('audit_of_trade').on(t.shopId, t.tradeId, t.at),
    index('audit_newest').on(t.shopId, t.at, t.id),
    index('audit_of_actor').on(t.shopId, t.actor, t.at, t.id),
    index('audit_of_kind').on(t.shopId, t.kind, t.at, t.id),
    index('audit_of_order').on(t.shopId, t.orderId, t.at),
  ],
);
