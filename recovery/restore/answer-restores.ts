import type { Db } from '#db/client';
import { findMails, type ListedMail } from '#mail/find-mails';
import { isConfirmation } from '#mail/mail-kind';
import type { MailRow } from '#mail/mail-ledger';
import { gatewayIsSilent } from '#recovery/abnormal-orders/refresh-trade';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Checkout, Order } from '#recovery/orders/insert-orders';
import { explainRefusal } from '#recovery/restore/explain-refusal';
import type { Preflight } from '#recovery/restore/preflight';
import type { RestoreRequest, RestoreResult, Trade } from '#recovery/restore/restore-abnormal-order';

/** A row as it stands under lock. */
export interface RowFacts {
  trade: Trade;
  checkout: Checkout | null;
  order: Order | null;
  /** An order to reverse the money is under way: whoever came first has it. */
  isBeingCancelled: boolean;
}

/** One result for each request, in the order asked: what was made, what stood already, or why not. */
export async function answerRestores(
  tx: Db,
  shopId: string,
  {
    requests,
    invalid,
    facts,
    made,
    checks,
  }: {
    requests: readonly RestoreRequest[];
    invalid: ReadonlyArray<InvalidInput | null>;
    facts: Map<string, RowFacts>;
    made: Map<string, MailRow | null>;
    checks: Map<string, Preflight>;
  },
): Promise<RestoreResult[]> {
  const standing = [...facts.values()].flatMap(({ order }) => (order ? [order.id] : []));
  const earlier =
    made.size === standing.length ? new Map<string, ListedMail[]>() : await findMails(tx, shopId, standing);
  return requests.map((request, i): RestoreResult => {
    const refused = invalid[i];
    if (refused) return refused;
    const found = facts.get(request.id.toLowerCase());
    const check = checks.get(request.id.toLowerCase());
    if (check?.kind === 'DISAGREED' && found && found.trade.status !== 'RESTORED')
      return {
        kind: 'GatewayDisagrees',
        message: explainDisagreement(found.trade),
        abnormalOrder: found.trade,
      };
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
    if (found.isBeingCancelled) {
      const message = 'この取引は取消の手続き中です。結果が分かるまで復旧できません。';
      return { kind: 'AbnormalOrderNotRestorable', message, abnormalOrder: found.trade };
    }
    if (check?.kind === 'SILENT' && found.trade.status === 'RESTORABLE' && !found.trade.deletedAt)
      return {
        kind: 'GatewayUnavailable',
        message: gatewayIsSilent(check.problem),
        abnormalOrder: found.trade,
      };
    return {
      kind: 'AbnormalOrderNotRestorable',
      message: explainRefusal(found.trade),
      abnormalOrder: found.trade,
    };
  });
}

function explainDisagreement(trade: Trade): string {
  const charged = trade.money === 'NONE' ? 'GMOPGには請求がありません。' : explainRefusal(trade);
  return `GMOPGに確認したところ、結果通知の内容と異なっていました。${charged}`;
}
