import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at } from '#db/schema/columns';
import { shops } from '#db/schema/shops';

/** A run that asks GMOPG about every checkout and row whose truth may have moved without a notice. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    requestedBy: text('requested_by').notNull(),
    startedAt: at('started_at').notNull(),
    finishedAt: at('finished_at'),
    /** How far it has looked: CHECKOUTS by order number, then TRADES by id. */
    phase: text('phase').$type<'CHECKOUTS' | 'TRADES' | 'DONE'>().notNull().default('CHECKOUTS'),
    position: text('position').notNull().default(''),
    /** What it is asking about, written before it asks: a run that was interrupted goes on with just this. */
    plan: jsonb('plan').$type<ReconciliationSubject[]>().notNull().default([]),
    asked: integer('asked').notNull().default(0),
    found: integer('found').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    /** Why it ended early or waits, in words for people. */
    problem: text('problem'),
    /** How often it has waited for GMOPG since the last answer. */
    pauses: integer('pauses').notNull().default(0),
    workedAt: at('worked_at').notNull(),
    /** Before this nobody else takes it up: a worker has it, or it waits. */
    busyUntil: at('busy_until').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    uniqueIndex('reconciliations_one_running').on(t.shopId).where(sql`finished_at is null`),
    index('reconciliations_newest').on(t.shopId, t.startedAt, t.id),
  ],
);

/** A checkout or a trade, as a run found it before it asked. */
export interface ReconciliationSubject {
  orderNumber: string;
  /** null: the subject is the checkout. */
  tradeKey: string | null;
  tradeId: string | null;
  gatewayOrderIds: string[];
  /** Whether the number with -1, -2, … is asked as well. */
  asksSuffixes: boolean;
  /** Rows that were listed under these OrderIDs: what is listed afterwards besides them was found. */
  listedIds: string[];
  before: Record<string, unknown> | null;
}

/** What a run brought to light. */
export const reconciliationFindings = pgTable(
  'reconciliation_findings',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    reconciliationId: uuid('reconciliation_id').notNull(),
    at: at('at').notNull(),
    kind: text('kind').$type<'FOUND' | 'CHANGED' | 'FAILED'>().notNull(),
    orderNumber: text('order_number').notNull(),
    tradeId: uuid('trade_id'),
    /** What the row said before and says now: gatewayStatus, total, status. */
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    problem: text('problem'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      name: 'findings_belong_to_reconciliation',
      columns: [t.shopId, t.reconciliationId],
      foreignColumns: [reconciliations.shopId, reconciliations.id],
    }).onDelete('cascade'),
    index('findings_of_reconciliation').on(t.shopId, t.reconciliationId, t.id),
    uniqueIndex('findings_once')
      .on(t.shopId, t.reconciliationId, t.tradeId, t.kind)
      .where(sql`trade_id is not null`),
  ],
);
