import type { Db } from '#db/client';
import type { CancellationKind, ConfirmationKind, MailKind } from '#mail/mail-kind';
import { findReversal } from '#recovery/abnormal-orders/find-reversal';
import { findTradeOfOrder } from '#recovery/abnormal-orders/find-trade-of-order';
import { writeCancellationMail } from '#recovery/mails/write-cancellation-mail';
import {
  findStationery,
  type MailText,
  type WrittenMail,
  writeConfirmationMail,
} from '#recovery/mails/write-confirmation-mail';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Order } from '#recovery/orders/insert-orders';

export interface OrderMail {
  mail: Omit<WrittenMail, 'recipient'>;
  /** The trade that it is about as well. */
  tradeId: string | null;
}

interface Wanted<Kind extends MailKind> {
  kind: Kind;
  override: MailText | null;
}

/** A mail of any kind about an order. Refuses one that would tell the customer what is not so. */
export async function writeOrderMail(
  tx: Db,
  order: Order,
  { kind, override }: Wanted<MailKind>,
): Promise<OrderMail | InvalidInput> {
  switch (kind) {
    case 'ORDER_CONFIRMATION':
    case 'RESTORED_ORDER_CONFIRMATION':
      return writeConfirmation(tx, order, { kind, override });
    case 'DUPLICATE_CANCELLED':
    case 'PAYMENT_RETURNED':
      return writeCancellation(tx, order, { kind, override });
    case 'PREFERENCE_REQUEST':
      return refuse('kind', 'ご希望の確認は、復旧不可の異常注文についてお送りします。');
  }
}

async function writeConfirmation(
  tx: Db,
  order: Order,
  wanted: Wanted<ConfirmationKind>,
): Promise<OrderMail | InvalidInput> {
  if (order.progress === 'CANCELLED')
    return refuse('orderId', 'キャンセルされた注文に注文確認メールは送れません。');
  const mail = writeConfirmationMail(await findStationery(tx, order.shopId), order, wanted);
  return { mail, tradeId: order.tradeId };
}

async function writeCancellation(
  tx: Db,
  order: Order,
  { kind, override }: Wanted<CancellationKind>,
): Promise<OrderMail | InvalidInput> {
  const trade = await findTradeOfOrder(tx, order, kind);
  const reversal = trade && (await findReversal(tx, trade));
  if (!trade || !reversal) return refuse('kind', 'この注文には、取り消されたお支払いがありません。');
  const { recipient: _, ...mail } = writeCancellationMail(
    await findStationery(tx, order.shopId),
    { trade, order, checkout: null, ...reversal },
    { override },
  );
  return { mail, tradeId: trade.id };
}

function refuse(path: string, message: string): InvalidInput {
  return { kind: 'InvalidInput', message, problems: [{ path, message }] };
}
