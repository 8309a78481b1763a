import { badInput } from '#graphql/bad-input';
import type { Context } from '#graphql/context';
import { refuseUnlessAllowed } from '#graphql/guard-fields';
import type { InputOf } from '#graphql/input-of';
import { readAbnormalOrders } from '#graphql/permissions';
import { findMailTemplates } from '#recovery/find-mail-templates';
import type { MailAbout } from '#recovery/preview-confirmation-mail';
import { previewMailTemplate } from '#recovery/preview-mail-template';
import { requestCustomerPreference } from '#recovery/request-customer-preference';
import { resetMailTemplate } from '#recovery/reset-mail-template';
import { saveMailTemplate } from '#recovery/save-mail-template';
import { sendConfirmationMail } from '#recovery/send-confirmation-mail';
import { sendMailAboutTrade } from '#recovery/send-mail-about-trade';

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
