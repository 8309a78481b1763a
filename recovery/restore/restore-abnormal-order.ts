import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkouts, orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { checkMailText } from '#mail/check-template';
import type { ListedMail } from '#mail/find-mails';
import type { MailRow } from '#mail/mail-ledger';
import { evaluate } from '#recovery/abnormal-orders/evaluate';
import { findPendingCancellations } from '#recovery/cancel/find-cancellations';
import type { Gateway } from '#recovery/gateway/ask-gateway';
import { isUuid } from '#recovery/is-uuid';
import { lockAbnormalOrders } from '#recovery/locks';
import { findStationery, type MailText } from '#recovery/mails/write-confirmation-mail';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Order } from '#recovery/orders/insert-orders';
import { answerRestores, type RowFacts } from '#recovery/restore/answer-restores';
import { type Preflight, preflight } from '#recovery/restore/preflight';
import { type Restorable, restoreWave } from '#recovery/restore/restore-wave';

export type Trade = typeof trades.$inferSelect;

export interface RestoreRequest {
  id: string;
  sendConfirmationMail: boolean;
  /** Replaces the shop's template for this one mail. */
  mail: MailText | null;
  note: string | null;
  /** Go on although GMOPG does not answer. Never although it disagrees. */
  withoutGatewayCheck?: boolean;
}

export type RestoreResult =
  | { kind: 'AbnormalOrderRestored'; abnormalOrder: Trade; order: Order; mail: ListedMail | null }
  | { kind: 'AbnormalOrderNotRestorable'; message: string; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string }
  | { kind: 'GatewayDisagrees'; message: string; abnormalOrder: Trade }
  | { kind: 'GatewayUnavailable'; message: string; abnormalOrder: Trade }
  | InvalidInput;

export interface RestoreBy {
  actor: string;
  now: Date;
  /** Absent: the shop has no API access, GMOPG is not asked. */
  gateway?: Gateway | null;
}

/** Makes the checkout behind a restorable abnormal order into an order (domain.md §5.3–5.5). Safe to repeat. */
export async function restoreAbnormalOrder(
  db: Db,
  shopId: string,
  request: RestoreRequest,
  by: RestoreBy,
): Promise<RestoreResult> {
  const [result] = await restoreAbnormalOrders(db, shopId, [request], by);
  if (!result) throw new Error('A restore was not answered.');
  return result;
}

/**
 * The same for many, in one transaction with a constant number of statements: one result for each, in the order asked.
 * A refused row stops no other; when something unexpected happens none of them is restored. GMOPG is asked before the
 * transaction, without a lock held.
 */
export async function restoreAbnormalOrders(
  db: Db,
  shopId: string,
  requests: readonly RestoreRequest[],
  by: RestoreBy,
): Promise<RestoreResult[]> {
  const ids = [...new Set(requests.map((request) => request.id.toLowerCase()).filter(isUuid))];
  const invalid = requests.map(problemsOfMail);
  const checks = by.gateway
    ? await preflight(db, shopId, ids, { gateway: by.gateway, actor: by.actor })
    : new Map<string, Preflight>();
  return db.transaction(async (tx) => {
    const numbers = await lockAbnormalOrders(tx, shopId, ids);
    await evaluate(tx, shopId, numbers);
    const stationery = await findStationery(tx, shopId);
    const made = new Map<string, MailRow | null>();
    for (;;) {
      const facts = await readFacts(tx, shopId, ids);
      const wave = nextWave(
        requests.filter((request, i) => !invalid[i] && !isStopped(request, by.gateway ? checks : null)),
        facts,
        made,
      );
      if (wave.length === 0) return answerRestores(tx, shopId, { requests, invalid, facts, made, checks });
      for (const [id, mail] of await restoreWave(tx, shopId, { wave, stationery, by, checks }))
        made.set(id, mail);
      await evaluate(
        tx,
        shopId,
        wave.map(({ trade }) => trade.orderNumber),
      );
    }
  });
}

/** `checks` null: nobody can be asked. A row that became restorable after the asking has no check yet. */
function isStopped(
  { id, withoutGatewayCheck }: RestoreRequest,
  checks: Map<string, Preflight> | null,
): boolean {
  if (checks === null) return false;
  const check = checks.get(id.toLowerCase())?.kind;
  return check !== 'AGREED' && !(check === 'SILENT' && withoutGatewayCheck);
}

/** What a restore decides by. */
export async function readFacts(tx: Db, shopId: string, ids: string[]): Promise<Map<string, RowFacts>> {
  const rows = await tx
    .select({ trade: trades, checkout: checkouts, order: orders })
    .from(trades)
    .leftJoin(
      checkouts,
      and(eq(checkouts.shopId, trades.shopId), eq(checkouts.orderNumber, trades.orderNumber)),
    )
    .leftJoin(orders, and(eq(orders.shopId, trades.shopId), eq(orders.id, trades.paidOrderId)))
    .where(and(eq(trades.shopId, shopId), inArray(trades.id, ids)));
  const pending = await findPendingCancellations(tx, shopId, ids);
  return new Map(rows.map((row) => [row.trade.id, { ...row, isBeingCancelled: pending.has(row.trade.id) }]));
}

/** One trade of each order number: restoring it turns its siblings into duplicates, so they wait for the next look. */
function nextWave(
  requests: RestoreRequest[],
  facts: Map<string, RowFacts>,
  made: Map<string, MailRow | null>,
): Restorable[] {
  const wave = new Map<string, Restorable>();
  for (const request of requests) {
    const found = facts.get(request.id.toLowerCase());
    if (!found?.checkout || found.trade.status !== 'RESTORABLE' || found.trade.deletedAt) continue;
    if (found.isBeingCancelled) continue;
    if (made.has(found.trade.id) || wave.has(found.trade.orderNumber)) continue;
    wave.set(found.trade.orderNumber, { trade: found.trade, checkout: found.checkout, request });
  }
  return [...wave.values()];
}

function problemsOfMail({ mail, sendConfirmationMail }: RestoreRequest): InvalidInput | null {
  if (!mail || !sendConfirmationMail) return null;
  const problems = checkMailText(mail).map(({ path, message }) => ({ path: `mail.${path}`, message }));
  return problems.length === 0
    ? null
    : { kind: 'InvalidInput', message: 'The mail cannot be sent like this.', problems };
}
