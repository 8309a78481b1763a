import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { MailRow } from '#mail/mail-ledger';
import { queueMails } from '#mail/queue-mail';
import { recipientOf, type Stationery, writeConfirmationMail } from '#recovery/mails/write-confirmation-mail';
import { type Checkout, insertOrders, snapshotOf } from '#recovery/orders/insert-orders';
import { plainText } from '#recovery/plain-text';
import type { Preflight } from '#recovery/restore/preflight';
import type { RestoreBy, RestoreRequest, Trade } from '#recovery/restore/restore-abnormal-order';

export interface Restorable {
  trade: Trade;
  checkout: Checkout;
  request: RestoreRequest;
}

/** Inserts the orders of these rows, queues their mails and writes the audit; three statements for however many. */
export async function restoreWave(
  tx: Db,
  shopId: string,
  {
    wave,
    stationery,
    by,
    checks,
  }: { wave: Restorable[]; stationery: Stationery; by: RestoreBy; checks: Map<string, Preflight> },
): Promise<Array<[tradeId: string, mail: MailRow | null]>> {
  const restored = await insertOrders(
    tx,
    wave.map(({ trade, checkout }) => ({
      ...snapshotOf(checkout),
      shopId,
      number: trade.orderNumber,
      origin: 'RESTORED' as const,
      placedAt: by.now,
      restoredAt: by.now,
      restoredBy: by.actor,
      paymentMethod: 'CARD' as const,
      accessId: trade.accessId,
      tradeId: trade.id,
    })),
  );
  const orderOf = new Map(restored.map((order) => [order.tradeId, order]));
  const mails = await queueMails(
    tx,
    wave.flatMap(({ trade, request }) => {
      const order = orderOf.get(trade.id);
      const recipient = order && request.sendConfirmationMail ? recipientOf(order) : null;
      if (!order || recipient === null) return [];
      const written = writeConfirmationMail(stationery, order, { override: request.mail });
      return [{ ...written, shopId, orderId: order.id, tradeId: trade.id, recipient, requestedBy: by.actor }];
    }),
    by.now,
  );
  const mailOf = new Map(mails.map((mail) => [mail.tradeId, mail]));
  await tx.insert(auditEntries).values(
    wave.map(({ trade, request }) => ({
      shopId,
      at: by.now,
      actor: by.actor,
      kind: 'RESTORED' as const,
      tradeId: trade.id,
      orderId: orderOf.get(trade.id)?.id ?? null,
      detail: {
        note: plainText(request.note),
        confirmationMail: mailOf.has(trade.id),
        // What GMOPG said before: null where the shop has no API access.
        gatewayCheck: checks.get(trade.id)?.kind ?? null,
      },
    })),
  );
  return wave.map(({ trade }) => [trade.id, mailOf.get(trade.id) ?? null]);
}
