import type { Context } from '#graphql/context';
import { readAbnormalOrders } from '#graphql/permissions';
import { badInput } from '#graphql/request/bad-input';
import { refuseUnlessAllowed } from '#graphql/request/guard-fields';
import type { InputOf } from '#graphql/resolvers/input-of';
import { findMailTemplates } from '#recovery/mails/find-mail-templates';
import type { MailAbout } from '#recovery/mails/preview-confirmation-mail';
import { previewMailTemplate } from '#recovery/mails/preview-mail-template';
import { requestCustomerPreference } from '#recovery/mails/request-customer-preference';
import { resetMailTemplate } from '#recovery/mails/reset-mail-template';
import { saveMailTemplate } from '#recovery/mails/save-mail-template';
import { sendConfirmationMail } from '#recovery/mails/send-confirmation-mail';
import { sendMailAboutTrade } from '#recovery/mails/send-mail-about-trade';

type PreviewInput = InputOf<'MailTemplatePreviewInput'>;

export const mailQueries = {
  mailTemplates: (_: unknown, __: unknown, { db, shopId }: Context) => findMailTemplates(db, shopId),

  mailTemplatePreview: (_: unknown, { input }: { input: PreviewInput }, context: Context) => {
    const { db, shopId, by, runtime } = context;
    const about = aboutOf(input);
    if (about && 'abnormalOrderId' in about)
      refuseUnlessAllowed(context, { name: 'abnormalOrderId', permission: readAbnormalOrders });
    const request = { kind: input.kind, words: input.mail ?? null, about };
    return previewMailTemplate(db, shopId, request, { now: by.now, appUrl: runtime.config.appUrl });
  },
};

function aboutOf({ orderId, abnormalOrderId }: PreviewInput): MailAbout | null {
  if (orderId != null && abnormalOrderId != null)
    throw badInput('Give abnormalOrderId or orderId, not both.');
  if (orderId != null) return { orderId };
  return abnormalOrderId == null ? null : { abnormalOrderId };
}

export const mailMutations = {
  sendConfirmationMail: (
    _: unknown,
    { input: { orderId, kind, mail } }: { input: InputOf<'SendConfirmationMailInput'> },
    { db, shopId, by }: Context,
  ) => sendConfirmationMail(db, shopId, { orderId, mailKind: kind ?? null, mail: mail ?? null }, by),

  sendMail: (
    _: unknown,
    { input: { abnormalOrderId, kind, to, mail } }: { input: InputOf<'SendMailInput'> },
    { db, shopId, by }: Context,
  ) =>
    sendMailAboutTrade(
      db,
      shopId,
      { abnormalOrderId, mailKind: kind, to: to ?? null, mail: mail ?? null },
      by,
    ),

  requestCustomerPreference: (
    _: unknown,
    { input: { abnormalOrderId, to, mail } }: { input: InputOf<'RequestCustomerPreferenceInput'> },
    { db, shopId, by, runtime }: Context,
  ) => {
    const { appUrl, secret } = runtime.config;
    const request = { abnormalOrderId, to: to ?? null, mail: mail ?? null };
    return requestCustomerPreference(db, shopId, request, { ...by, appUrl, secret });
  },

  saveMailTemplate: (
    _: unknown,
    { input }: { input: InputOf<'SaveMailTemplateInput'> },
    { db, shopId, by }: Context,
  ) => saveMailTemplate(db, shopId, input, by),

  resetMailTemplate: (_: unknown, { kind }: { kind: InputOf<'MailKind'> }, { db, shopId, by }: Context) =>
    resetMailTemplate(db, shopId, kind, by),
};
