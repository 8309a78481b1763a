import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries, checkouts, orders, trades } from '#db/schema';
import { checkMailText } from '#mail/check-template';
import { findMails } from '#mail/find-mails';
import { isConfirmation } from '#mail/mail-kind';
import type { MailRow } from '#mail/mail-ledger';
import { queueMails } from '#mail/queue-mail';
import type { InvalidInput } from '#recovery/checkout-input';
import { evaluate } from '#recovery/evaluate';
import { explainRefusal } from '#recovery/explain-refusal';
import { type Checkout, insertOrders, type Order, snapshotOf } from '#recovery/insert-orders';
import { isUuid } from '#recovery/is-uuid';
import { lockAbnormalOrders } from '#recovery/locks';
import { plainText } from '#recovery/plain-text';
import {
  findStationery,
  type MailText,
  recipientOf,
  type Stationery,
  writeConfirmationMail,
} from '#recovery/write-confirmation-mail';

export type Trade = typeof trades.$inferSelect;

export interface RestoreRequest {
  id: string;
  sendConfirmationMail: boolean;
  /** Replaces the shop's template for this one mail. */
  mail: MailText | null;
  note: string | null;
}

export type RestoreResult =
  | { kind: 'AbnormalOrderRestored'; abnormalOrder: Trade; order: Order; mail: MailRow | null }
  | { kind: 'AbnormalOrderNotRestorable'; message: string; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string }
  | InvalidInput;

interface By {
  actor: string;
  now: Date;
}

/** Makes the checkout behind a restorable abnormal order into an order (domain.md §5.3–5.5). Safe to repeat. */
export async function restoreAbnormalOrder(
  db: Db,
  shopId: string,
  request: RestoreRequest,
  by: By,
): Promise<RestoreResult> {
  const [result] = await restoreAbnormalOrders(db, shopId, [request], by);
  if (!result) throw new Error('A restore was not answered.');
  return result;
}

/**
 * The same for many, in one transaction with a constant number of statements: one result for each, in the order asked.
 * A refused row stops no other; when something unexpected happens none of them is restored.
 */
export async function restoreAbnormalOrders(
  db: Db,
  shopId: string,
  requests: readonly RestoreRequest[],
  by: By,
): Promise<RestoreResult[]> {
  const ids = [...new Set(requests.map((request) => request.id.toLowerCase()).filter(isUuid))];
  const invalid = requests.map(problemsOfMail);
  return db.transaction(async (tx) => {
    const numbers = await lockAbnormalOrders(tx, shopId, ids);
    await evaluate(tx, shopId, numbers);
    const stationery = await findStationery(tx, shopId);
    const made = new Map<string, MailRow | null>();
    for (;;) {
      const facts = await readFacts(tx, shopId, ids);
      const wave = nextWave(
        requests.filter((_, i) => !invalid[i]),
        facts,
        made,
      );
      if (wave.length === 0) return answer(tx, shopId, { requests, invalid, facts, made });
      for (const [id, mail] of await restoreWave(tx, shopId, { wave, stationery, by })) made.set(id, mail);
      await evaluate(
        tx,
        shopId,
        wave.map(({ trade }) => trade.orderNumber),
      );
    }
  });
}

interface Facts {
  trade: Trade;
  checkout: Checkout | null;
  order: Order | null;
}

interface Restorable {
  trade: Trade;
  checkout: Checkout;
  request: RestoreRequest;
}

async function readFacts(tx: Db, shopId: string, ids: string[]): Promise<Map<string, Facts>> {
  const rows = await tx
    .select({ trade: trades, checkout: checkouts, order: orders })
    .from(trades)
    .leftJoin(
      checkouts,
      and(eq(checkouts.shopId, trades.shopId), eq(checkouts.orderNumber, trades.orderNumber)),
    )
    .leftJoin(orders, and(eq(orders.shopId, trades.shopId), eq(orders.id, trades.paidOrderId)))
    .where(and(eq(trades.shopId, shopId), inArray(trades.id, ids)));
  return new Map(rows.map((row) => [row.trade.id, row]));
}

/** One trade of each order number: restoring it turns its siblings into duplicates, so they wait for the next look. */
function nextWave(
  requests: RestoreRequest[],
  facts: Map<string, Facts>,
  made: Map<string, MailRow | null>,
): Restorable[] {
  const wave = new Map<string, Restorable>();
  for (const request of requests) {
    const found = facts.get(request.id.toLowerCase());
    if (!found?.checkout || found.trade.status !== 'RESTORABLE' || found.trade.deletedAt) continue;
    if (made.has(found.trade.id) || wave.has(found.trade.orderNumber)) continue;
    wave.set(found.trade.orderNumber, { trade: found.trade, checkout: found.checkout, request });
  }
  return [...wave.values()];
}

async function restoreWave(
  tx: Db,
  shopId: string,
  { wave, stationery, by }: { wave: Restorable[]; stationery: Stationery; by: By },
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
      kind: 'RESTORED',
      tradeId: trade.id,
      orderId: orderOf.get(trade.id)?.id ?? null,
      detail: { note: plainText(request.note), confirmationMail: mailOf.has(trade.id) },
    })),
  );
  return wave.map(({ trade }) => [trade.id, mailOf.get(trade.id) ?? null]);
}

async function answer(
  tx: Db,
  shopId: string,
  {
    requests,
    invalid,
    facts,
    made,
  }: {
    requests: readonly RestoreRequest[];
    invalid: ReadonlyArray<InvalidInput | null>;
    facts: Map<string, Facts>;
    made: Map<string, MailRow | null>;
  },
): Promise<RestoreResult[]> {
  const standing = [...facts.values()].flatMap(({ order }) => (order ? [order.id] : []));
  const earlier =
    made.size === standing.length ? new Map<string, MailRow[]>() : await findMails(tx, shopId, standing);
  return requests.map((request, i): RestoreResult => {
    const refused = invalid[i];
    if (refused) return refused;
    const found = facts.get(request.id.toLowerCase());
    if (!found || found.trade.status === null) {
      const message = found
        ? 'この取引は異常注文ではなくなりました（注文がカートで完了しました）。'
        : 'この異常注文は見つかりません。';
      return { kind: 'AbnormalOrderNotFound', message, id: request.id };
    }
    if (found.trade.status === 'RESTORED' && found.order) {
      // Asked again: the order and the mail of the first time. A further mail is sendConfirmationMail's to send.
      const confirmations = earlier.get(found.order.id)?.filter(isConfirmation);
      const mail = made.get(found.trade.id) ?? confirmations?.at(-1) ?? null;
      return {
        kind: 'AbnormalOrderRestored',
        abnormalOrder: found.trade,
        order: found.order,
        mail: request.sendConfirmationMail ? mail : null,
      };
    }
    return {
      kind: 'AbnormalOrderNotRestorable',
      message: explainRefusal(found.trade),
      abnormalOrder: found.trade,
    };
  });
}

function problemsOfMail({ mail, sendConfirmationMail }: RestoreRequest): InvalidInput | null {
  if (!mail || !sendConfirmationMail) return null;
  const problems = checkMailText(mail).map(({ path, message }) => ({ path: `mail.${path}`, message }));
  return problems.length === 0
    ? null
    : { kind: 'InvalidInput', message: 'The mail cannot be sent like this.', problems };
}
