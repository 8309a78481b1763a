import type { Db } from '#db/client';
import { checkTemplate } from '#mail/check-template';
import type { MailData } from '#mail/mail-data';
import type { MailKind } from '#mail/mail-kind';
import { renderMail } from '#mail/render-mail';
import { sampleData } from '#mail/sample-data';
import { findMailData } from '#recovery/mails/find-mail-data';
import { type MailAbout, type MailPreview, mailPreviewOf } from '#recovery/mails/preview-confirmation-mail';
import { findStationery, type MailText } from '#recovery/mails/write-confirmation-mail';
import type { InvalidInput } from '#recovery/orders/checkout-input';

export interface TemplatePreviewRequest<Kind extends MailKind = MailKind> {
  kind: Kind;
  /** What is being written; null: the template as it stands. */
  words: MailText | null;
  /** null: a made-up order. */
  about: MailAbout | null;
}

export type PreviewMailTemplateResult =
  | { kind: 'MailTemplatePreviewed'; preview: MailPreview; isSample: boolean }
  | InvalidInput;

/**
 * What a template makes of an order or a row, saved or not. Refuses unknown variables with the path and the names that
 * there are, and an id that such a mail cannot be about. Nothing is stored or sent.
 */
export async function previewMailTemplate<Kind extends MailKind>(
  db: Db,
  shopId: string,
  { kind, words, about }: TemplatePreviewRequest<Kind>,
  { now, appUrl }: { now: Date; appUrl: string },
): Promise<PreviewMailTemplateResult> {
  const problems = words ? checkTemplate(kind, words.subject, words.body) : [];
  if (problems.length > 0) return refuse(problems);

  const { shop, templates } = await findStationery(db, shopId);
  const found = about ? await findMailData(kind, { db, shopId, about, now, appUrl }) : sampleOf(kind);
  if (!found) {
    const path = about && 'orderId' in about ? 'orderId' : 'abnormalOrderId';
    return refuse([{ path, message: 'これについて、この種類のメールは作れません。' }]);
  }
  const template = words ?? templates.get(kind) ?? null;
  const written = renderMail(kind, shop, found.data, { template });
  return {
    kind: 'MailTemplatePreviewed',
    preview: mailPreviewOf(found.recipient, written),
    isSample: about === null,
  };
}

function sampleOf<Kind extends MailKind>(kind: Kind): { recipient: null; data: MailData[Kind] } {
  return { recipient: null, data: sampleData[kind].full };
}

function refuse(problems: InvalidInput['problems']): InvalidInput {
  return { kind: 'InvalidInput', message: 'The template cannot be previewed like this.', problems };
}
