import { and, eq, inArray } from 'drizzle-orm';
import type { AuditKind } from '#db/audit-kind';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { cancellations } from '#db/schema/gateway';
import { trades } from '#db/schema/trades';
import type { AlterTranResult } from '#gmopg/alter-tran';
import { explainErrors } from '#gmopg/explain-errors';
import type { GatewayError } from '#gmopg/gateway-errors';
import type { MailRow } from '#mail/mail-ledger';
import { queueMail } from '#mail/queue-mail';
import { findTradeBackground } from '#recovery/abnormal-orders/find-trade-background';
import { type Cancellation, pendingStates } from '#recovery/cancel/find-cancellations';
import { type GatewayAnswer, recordGatewayAnswers } from '#recovery/gateway/record-gateway-answers';
import { lockAbnormalOrders } from '#recovery/locks';
import { writeCancellationMail } from '#recovery/mails/write-cancellation-mail';
import { findStationery } from '#recovery/mails/write-confirmation-mail';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export type CancellationOutcome =
  /** `reply` null: it was lost, and GMOPG's answer afterwards says that the money went back. */
  | { kind: 'DONE'; reply: (AlterTranResult & { kind: 'DONE' }) | null }
  | { kind: 'REFUSED'; errors: GatewayError[] }
  | { kind: 'NOT_DONE'; problem: string }
  | { kind: 'UNKNOWN'; problem: string };

export interface Settled {
  trade: Trade;
  mail: MailRow | null;
  /** Japanese, for staff. */
  message: string;
}

/**
 * Writes down what became of an order to reverse a trade's money: its state, the fact for the fold, the audit and the
 * customer's mail in one transaction. Whoever comes second (the caller, a notice, the sweep) changes nothing.
 */
export async function settleCancellation(
  db: Db,
  cancellation: Cancellation,
  outcome: CancellationOutcome,
  now: Date,
): Promise<Settled> {
  const { shopId, tradeId } = cancellation;
  return db.transaction(async (tx): Promise<Settled> => {
    await lockAbnormalOrders(tx, shopId, [tradeId]);
    const before = await findTrade(tx, cancellation);
    if (outcome.kind === 'DONE' && outcome.reply)
      await recordGatewayAnswers(tx, shopId, [answerOf(before, cancellation, outcome.reply, now)]);
    const message = explain(outcome);
    const isFirst = await markSettled(tx, cancellation, outcome, now);
    const trade = await findTrade(tx, cancellation);
    if (!isFirst) return { trade, mail: null, message };

    await tx.insert(auditEntries).values({
      ...{ shopId, tradeId, at: now, actor: cancellation.requestedBy, kind: auditKinds[outcome.kind] },
      detail: { job: cancellation.job, total: cancellation.total, reason: cancellation.reason, message },
    });
    const mail =
      outcome.kind === 'DONE' && cancellation.sendsMail
        ? await queueCancellationMail(tx, cancellation, now)
        : null;
    return { trade, mail, message };
  });
}

const auditKinds = {
  DONE: 'TRADE_CANCELLED',
  REFUSED: 'CANCELLATION_REFUSED',
  NOT_DONE: 'CANCELLATION_NOT_DONE',
  UNKNOWN: 'CANCELLATION_UNKNOWN',
} satisfies Record<CancellationOutcome['kind'], AuditKind>;

async function markSettled(
  tx: Db,
  { shopId, id }: Cancellation,
  outcome: CancellationOutcome,
  now: Date,
): Promise<boolean> {
  // GMOPG's own receipt outdoes whoever took the order for lost meanwhile.
  const hasReceipt = outcome.kind === 'DONE' && outcome.reply !== null;
  const from = outcome.kind === 'UNKNOWN' ? (['SENDING'] as const) : pendingStates;
  const marked = await tx
    .update(cancellations)
    .set({
      state: outcome.kind,
      settledAt: outcome.kind === 'UNKNOWN' ? null : now,
      problem: 'problem' in outcome ? outcome.problem : null,
      errors: 'errors' in outcome ? outcome.errors : [],
    })
    .where(
      and(
        eq(cancellations.shopId, shopId),
        eq(cancellations.id, id),
        inArray(cancellations.state, hasReceipt ? [...from, 'NOT_DONE'] : [...from]),
      ),
    )
    .returning({ id: cancellations.id });
  return marked.length > 0;
}

async function findTrade(tx: Db, { shopId, tradeId }: Cancellation): Promise<Trade> {
  const [trade] = await tx
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), eq(trades.id, tradeId)));
  if (!trade) throw new Error(`The trade ${tradeId} is gone.`);
  return trade;
}

function answerOf(
  trade: Trade,
  { job, requestedBy, sentAt }: Cancellation,
  reply: AlterTranResult & { kind: 'DONE' },
  now: Date,
): GatewayAnswer {
  const { accessId, amount, tax, total, method, payTimes, tradeKey, gatewayOrderId } = trade;
  return {
    ...{
      call: 'AlterTran',
      purpose: 'CANCEL',
      actor: requestedBy,
      askedAt: sentAt,
      answeredAt: now,
      gatewayOrderId,
    },
    answer: {
      ...{
        outcome: 'FOUND',
        tradeKey,
        accessId,
        gatewayStatus: job,
        jobCode: job,
        amount,
        tax,
        total,
        method,
        payTimes,
      },
      ...{
        approval: reply.approval,
        tranId: reply.tranId,
        forward: reply.forward,
        tranDate: reply.tranDate ?? now,
      },
    },
  };
}

/** Nobody to write to: no order and no checkout here knows the customer. */
async function queueCancellationMail(
  tx: Db,
  { shopId, tradeId, job, mailSubject, mailBody, requestedBy }: Cancellation,
  cancelledAt: Date,
): Promise<MailRow | null> {
  const background = await findTradeBackground(tx, shopId, tradeId);
  if (!background) return null;
  const override =
    mailSubject !== null && mailBody !== null ? { subject: mailSubject, body: mailBody } : null;
  const { recipient, ...written } = writeCancellationMail(
    await findStationery(tx, shopId),
    { ...background, job, cancelledAt },
    { override },
  );
  if (recipient === null) return null;
  return queueMail(tx, { ...written, shopId, orderId: null, tradeId, recipient, requestedBy }, cancelledAt);
}

function explain(outcome: CancellationOutcome): string {
  switch (outcome.kind) {
    case 'DONE':
      return 'GMOPGで取り消しました。';
    case 'REFUSED':
      return `GMOPGが取消を受け付けませんでした。${explainErrors(outcome.errors)}`;
    case 'NOT_DONE':
    case 'UNKNOWN':
      return outcome.problem;
  }
}
