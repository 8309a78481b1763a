import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { at } from '#db/schema/columns';
import { shops } from '#db/schema/shops';

/**
 * When a shop's people are told what. A shop without a row has nobody to tell. The last four columns are the watch's own
 * memory: whoever decides on an alert holds the row.
 */
export const alertSettings = pgTable(
  'alert_settings',
  {
    shopId: uuid('shop_id').primaryKey(),
    /** Minutes after midnight in Japan. */
    digestMinute: integer('digest_minute').notNull(),
    digestDays: text('digest_days').$type<'EVERY_DAY' | 'WEEKDAYS'>().notNull(),
    digestWhenNothingIsOpen: boolean('digest_when_nothing_is_open').notNull(),
    /** So many open rows within an hour are an outage. */
    outageRows: integer('outage_rows').notNull(),
    watchesNotices: boolean('watches_notices').notNull(),
    /** Digests that were due before were not asked for. */
    digestSetAt: at('digest_set_at').notNull(),
    outageSince: at('outage_since'),
    outageSeenAt: at('outage_seen_at'),
    outageToldRows: integer('outage_told_rows'),
    /** The last notice before a silence that was told. */
    silentSince: at('silent_since'),
  },
  (t) => [
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('cascade'),
    check('alert_settings_minute', sql`digest_minute between 0 and 1439`),
    check('alert_settings_days', sql`digest_days in ('EVERY_DAY','WEEKDAYS')`),
    check('alert_settings_outage', sql`outage_rows between 1 and 10000`),
  ],
);

export const alertRecipients = pgTable(
  'alert_recipients',
  {
    shopId: uuid('shop_id').notNull(),
    email: text('email').notNull(),
    language: text('language').$type<'JA' | 'EN'>().notNull(),
    digest: boolean('digest').notNull(),
    outage: boolean('outage').notNull(),
    heartbeat: boolean('heartbeat').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.email] }),
    foreignKey({
      name: 'recipients_belong_to_settings',
      columns: [t.shopId],
      foreignColumns: [alertSettings.shopId],
    }).onDelete('cascade'),
    check('alert_recipients_language', sql`language in ('JA','EN')`),
  ],
);

/** What the shop's people were told: one row for each occasion, written with its mails, so that it is told once. */
export const alerts = pgTable(
  'alerts',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    kind: text('kind').$type<AlertKind>().notNull(),
    /** The digest's day, the start of the outage or of the silence. */
    occasion: text('occasion').notNull(),
    at: at('at').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    unique('alerts_once').on(t.shopId, t.kind, t.occasion),
    index('alerts_newest').on(t.shopId, t.at, t.id),
  ],
);

export type AlertKind = 'DIGEST' | 'OUTAGE' | 'OUTAGE_GREW' | 'NOTICES_STOPPED' | 'NOTICES_BACK' | 'TEST';
