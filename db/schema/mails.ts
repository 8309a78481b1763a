import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { alerts } from '#db/schema/alerts';
import { at } from '#db/schema/columns';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';

/** The mail ledger: what was to be said to whom, and how far it came. */
export const mails = pgTable(
  'mails',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    /** null for a mail about a trade that no order stands for. */
    orderId: uuid('order_id'),
    tradeId: uuid('trade_id'),
    kind: text('kind').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    html: text('html').notNull(),
    state: text('state')
      .$type<'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'UNKNOWN'>()
      .notNull()
      .default('QUEUED'),
    keptAsFile: boolean('kept_as_file').notNull().default(false),
    messageId: text('message_id').notNull(),
    queuedAt: at('queued_at').notNull(),
    sendingAt: at('sending_at'),
    dataStartedAt: at('data_started_at'),
    sentAt: at('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    requestedBy: text('requested_by').notNull(),
    /** Why the shop's own template was passed over for the built-in one; null: it was not. */
    templateProblem: text('template_problem'),
    /** Set for the mail of a link: its secret is not in the body, but joins it when the mail leaves. */
    staffLinkId: uuid('staff_link_id'),
    /** Set for a mail to the shop's own people. */
    alertId: uuid('alert_id'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('mails_by_id').on(t.id),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    foreignKey({
      name: 'mails_of_known_alerts',
      columns: [t.shopId, t.alertId],
      foreignColumns: [alerts.shopId, alerts.id],
    }).onDelete('restrict'),
    index('mails_of_alert').on(t.shopId, t.alertId).where(sql`alert_id is not null`),
    index('mails_of_order').on(t.shopId, t.orderId, t.queuedAt),
    index('mails_of_trade').on(t.shopId, t.tradeId, t.queuedAt),
    check(
      'mails_about',
      sql`order_id is not null or trade_id is not null or staff_link_id is not null or alert_id is not null`,
    ),
    index('mails_unsettled')
      .on(t.shopId, t.state)
      .where(sql`state in ('QUEUED','SENDING','FAILED','UNKNOWN')`),
  ],
);

export const mailTemplates = pgTable(
  'mail_templates',
  {
    shopId: uuid('shop_id').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.kind] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('cascade'),
  ],
);

/** What the customer of an unrecoverable trade was asked to choose, and chose last; every answer is in the audit. */
export const customerPreferences = pgTable(
  'customer_preferences',
  {
    shopId: uuid('shop_id').notNull(),
    tradeId: uuid('trade_id').notNull(),
    requestedAt: at('requested_at').notNull(),
    requestedBy: text('requested_by').notNull(),
    choice: text('choice').$type<PreferenceChoice>(),
    note: text('note'),
    answeredAt: at('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.tradeId] }),
    foreignKey({ columns: [t.shopId, t.tradeId], foreignColumns: [trades.shopId, trades.id] }).onDelete(
      'restrict',
    ),
    check('preferences_answered', sql`(choice is null) = (answered_at is null)`),
    check('preferences_choice', sql`choice in ('REORDER','CANCEL','CONTACT')`),
  ],
);

/** 再注文, キャンセル, 連絡希望. */
export type PreferenceChoice = 'REORDER' | 'CANCEL' | 'CONTACT';
