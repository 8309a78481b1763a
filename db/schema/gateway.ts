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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, yen } from '#db/schema/columns';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';

/**
 * What GMOPG answered when it was asked (SearchTrade) or told (AlterTran) something: facts of a trade beside its notices,
 * append-only. An answer that it knows no such trade is one too; silence is none. What the product asks by itself and
 * hears again word for word is counted on the row that says it.
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
    /** How many questions in a row were answered like this. */
    times: integer('times').notNull().default(1),
    /** When the last of them left; null: there was one. */
    lastAskedAt: at('last_asked_at'),
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
    check('gateway_answers_repeated', sql`(times = 1) = (last_asked_at is null)`),
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
