import type { Db } from '#db/client';
import { cancelJob } from '#gmopg/cancel-job';
import { findTradeBackground } from '#recovery/abnormal-orders/find-trade-background';
import { type MailPreview, mailPreviewOf } from '#recovery/mails/preview-confirmation-mail';
import { writeCancellationMail } from '#recovery/mails/write-cancellation-mail';
import { findStationery } from '#recovery/mails/write-confirmation-mail';

/**
 * The 取消のご案内 that the customer would get if the trade were cancelled now. Null: this shop lists no such row. A row
 * whose money cannot be given back any more has a preview all the same, with the job of its day.
 */
export async function previewCancellationMail(
  db: Db,
  shopId: string,
  abnormalOrderId: string,
  now: Date,
): Promise<MailPreview | null> {
  const background = await findTradeBackground(db, shopId, abnormalOrderId);
  if (!background) return null;
  const stationery = await findStationery(db, shopId);
  const job = cancelJob({ ...background.trade, sauthHolds: stationery.shop.sauthHolds }, now)?.job ?? 'VOID';
  const { recipient, ...written } = writeCancellationMail(
    stationery,
    { ...background, job, cancelledAt: now },
    { override: null },
  );
  return mailPreviewOf(recipient, written);
}
