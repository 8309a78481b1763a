import type { MailPreferenceRequest } from '#mail/mail-data';
import { renderMail } from '#mail/render-mail';
import { paymentOf, type TradeBackground } from '#recovery/mails/write-cancellation-mail';
import type { MailText, Stationery, WrittenMail } from '#recovery/mails/write-confirmation-mail';

interface Link {
  url: string;
  expiresAt: Date;
}

/** The mail that asks the customer of a trade what to do. `override` is the clerk's own text, with the link in it. */
export function writePreferenceRequest(
  { shop, templates }: Stationery,
  background: TradeBackground,
  { link, override }: { link: Link; override: MailText | null },
): Omit<WrittenMail, 'recipient'> {
  const kind = 'PREFERENCE_REQUEST';
  const template = templates.get(kind) ?? null;
  const data = preferenceRequestOf(background, link);
  return { kind, ...renderMail(kind, shop, data, { template, override }) };
}

export function preferenceRequestOf(background: TradeBackground, link: Link): MailPreferenceRequest {
  const { money } = background.trade;
  return { ...paymentOf(background), ...link, isCharged: money === 'HELD' || money === 'TAKEN' };
}
