import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, bytes } from '#db/schema/columns';
import { shops } from '#db/schema/shops';

export const staff = pgTable(
  'staff',
  {
    shopId: uuid('shop_id').notNull(),
    userId: text('user_id').notNull(),
    /** A ladder: each role includes the ones before it. */
    role: text('role').$type<'VIEW' | 'OPERATE' | 'CANCEL' | 'MANAGE'>().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.userId] }),
    index('staff_of_user').on(t.userId),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('cascade'),
    check('staff_role', sql`role in ('VIEW','OPERATE','CANCEL','MANAGE')`),
  ],
);

/** A link that somebody is given once: to join a shop's staff, or to choose a new password. Only its hash is kept. */
export const staffLinks = pgTable(
  'staff_links',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    kind: text('kind').$type<'INVITATION' | 'PASSWORD_RESET'>().notNull(),
    hash: bytes('hash').notNull(),
    email: text('email').notNull(),
    /** Of an invitation. */
    role: text('role').$type<'VIEW' | 'OPERATE' | 'CANCEL' | 'MANAGE'>(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** Its secret, sealed, until its mail has left; null: it goes out by no mail. */
    secretSealed: text('secret_sealed'),
    /** When it was used or withdrawn. */
    closedAt: at('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('staff_links_by_hash').on(t.hash),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('cascade'),
    check('staff_links_role', sql`(kind = 'INVITATION') = (role is not null)`),
  ],
);

/** A filter of the lists that somebody gave a name, for themselves. */
export const savedViews = pgTable(
  'saved_views',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    /** The query string of the list. */
    query: text('query').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    unique('saved_views_one_per_name').on(t.shopId, t.userId, t.name),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('cascade'),
  ],
);

export const tokens = pgTable(
  'tokens',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    hash: bytes('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at'),
    lastUsedAt: at('last_used_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('tokens_by_hash').on(t.hash),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('cascade'),
  ],
);
