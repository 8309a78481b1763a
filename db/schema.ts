import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AuditKind } from '#db/audit-kind';

// Every table's keys start with the shop: no row is reachable without one (domain.md §5.8), and the tables can be sharded by it.

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
/** Milliseconds, not microseconds: a JS Date in a cursor must name the row it came from. */
const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const yen = (name: string) => bigint(name, { mode: 'number' });

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

/**
 * What GMOPG answered when it was asked (SearchTrade) or told (AlterTran) something: facts of a trade beside its notices,
 * append-only. An answer that it knows no such trade is one too; silence is none.
 */
export const gatewayAnswers = pgTable(
  'gateway_answers',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    call: text('call').$type<'SearchTrade' | 'AlterTran'>().notNull(),
    purpose: text('purpose').$type<AskPurpose>().notNull(),
    actor: text('actor').notNull(),
    /** Before the question left: a notice that came later may be newer than the answer. */
    askedAt: at('asked_at').notNull(),
    answeredAt: at('answered_at').notNull(),
    /** NOT_FOUND also where GMOPG names another AccessID under this OrderID. */
    outcome: text('outcome').$type<'FOUND' | 'NOT_FOUND'>().notNull(),
    /** null: the answer is about no trade that is known here. */
    tradeKey: text('trade_key'),
    gatewayOrderId: text('gateway_order_id').notNull(),
    accessId: text('access_id'),
    gatewayStatus: text('gateway_status'),
    jobCode: text('job_code'),
    amount: yen('amount'),
    tax: yen('tax'),
    total: yen('total'),
    method: text('method'),
    payTimes: text('pay_times'),
    approval: text('approval'),
    tranId: text('tran_id'),
    /** SearchTrade's ProcessDate, AlterTran's TranDate: when GMOPG last worked on the trade. */
    tranDate: at('tran_date'),
    forward: text('forward'),
    errors: jsonb('errors').$type<Array<{ code: string; info: string }>>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId], foreignColumns: [shops.id] }).onDelete('restrict'),
    index('gateway_answers_of_trade').on(t.shopId, t.tradeKey),
    index('gateway_answers_of_order').on(t.shopId, t.gatewayOrderId, t.askedAt),
    index('gateway_answers_of_no_trade').on(t.shopId, t.askedAt).where(sql`trade_key is null`),
    check(
      'gateway_answers_found',
      sql`outcome = 'NOT_FOUND' or (trade_key is not null and tran_date is not null
      and gateway_status is not null and total is not null)`,
    ),
  ],
);

export type AskPurpose = 'PREFLIGHT' | 'CANCEL' | 'REFRESH' | 'OUTCOME' | 'RECONCILIATION' | 'LOOKUP';

/** An order to GMOPG to reverse a trade's money: written before it is sent, so that a lost reply is never sent again. */
export const cancellations = pgTable(
  'cancellations',
  {
    shopId: uuid('shop_id').notNull(),
    id: uuid('id').notNull().default(sql`uuid_by_time()`),
    tradeId: uuid('trade_id').notNull(),
    requestedAt: at('requested_at').notNull(),
    requestedBy: text('requested_by').notNull(),
    reason: text('reason'),
    job: text('job').$type<'VOID' | 'RETURN' | 'RETURNX'>().notNull(),
    total: yen('total').notNull(),
    /**
     * SENDING: AlterTran is under way. UNKNOWN: its reply was lost, GMOPG is asked until it is clear. DONE: reversed.
     * REFUSED: GMOPG said no. NOT_DONE: the reply was lost and GMOPG says that the money never moved.
     */
    state: text('state').$type<'SENDING' | 'UNKNOWN' | 'DONE' | 'REFUSED' | 'NOT_DONE'>().notNull(),
    sentAt: at('sent_at').notNull(),
    settledAt: at('settled_at'),
    askedAt: at('asked_at'),
    problem: text('problem'),
    errors: jsonb('errors').$type<Array<{ code: string; info: string }>>().notNull().default([]),
    sendsMail: boolean('sends_mail').notNull().default(false),
    mailSubject: text('mail_subject'),
    mailBody: text('mail_body'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.tradeId], foreignColumns: [trades.shopId, trades.id] }).onDelete(
      'restrict',
    ),
    index('cancellations_of_trade').on(t.shopId, t.tradeId, t.requestedAt),
    uniqueIndex('cancellations_one_pending')
      .on(t.shopId, t.tradeId)
      .where(sql`state in ('SENDING','UNKNOWN')`),
    check('cancellations_settled', sql`(state in ('SENDING','UNKNOWN')) = (settled_at is null)`),
  ],
);

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
