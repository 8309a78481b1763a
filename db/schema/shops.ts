import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { at, bytes } from '#db/schema/columns';

export const shops = pgTable(
  'shops',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    gmopgShopId: text('gmopg_shop_id').notNull().unique('shops_by_gmopg_shop_id'),
    name: text('name').notNull(),
    graceSeconds: integer('grace_seconds').notNull().default(120),
    stripsOrderSuffix: boolean('strips_order_suffix').notNull().default(false),
    sauthHolds: boolean('sauth_holds').notNull().default(false),
    allowsBareNoticeUrl: boolean('allows_bare_notice_url').notNull().default(false),
    /** Empty: any address may send. */
    senderAddresses: text('sender_addresses').array().notNull().default(sql`'{}'`),
    noticeCharset: text('notice_charset').$type<'windows-31j' | 'utf-8'>().notNull().default('windows-31j'),
    noticeSecretHash: bytes('notice_secret_hash').notNull().unique('shops_by_notice_secret'),
    noticeSecretSealed: text('notice_secret_sealed').notNull(),
    isPractice: boolean('is_practice').notNull().default(false),
    mailFrom: text('mail_from'),
    mailFooter: text('mail_footer'),
    /** GMOPG's API: both set, or no access. The password is sealed; it is never shown again. */
    gatewayEndpoint: text('gateway_endpoint'),
    shopPassSealed: text('shop_pass_sealed'),
    /** From which role on staff need TOTP: without it they only look. null: nobody does. */
    requiresTotpFrom: text('requires_totp_from').$type<'CANCEL' | 'MANAGE'>(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  () => [check('shops_requires_totp', sql`requires_totp_from in ('CANCEL','MANAGE')`)],
);
