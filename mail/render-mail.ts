import { builtInTemplates, type MailTemplate } from '#mail/built-in-templates';
import { cleanLine, cleanText, shorten } from '#mail/clean-text';
import { fillBuiltIn, fillTemplate } from '#mail/fill-template';
import { frameHtml } from '#mail/frame-html';
import type { MailData, MailShop } from '#mail/mail-data';
import type { MailKind } from '#mail/mail-kind';
import { templateVariables } from '#mail/template-variables';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
  /** Why the shop's own template could not be filled; the built-in one was taken. */
  templateProblem: string | null;
}

/**
 * Writes a mail of any kind. `template` is the shop's own for this kind (null: the built-in one); `override` is the
 * clerk's edited text, taken as it is. A broken template never stops the mail.
 */
export function renderMail<Kind extends MailKind>(
  kind: Kind,
  shop: MailShop,
  data: MailData[Kind],
  {
    template = null,
    override = null,
  }: { template?: MailTemplate | null; override?: MailTemplate | null } = {},
): RenderedMail {
  if (override) return finish(override, null);

  const builtIn = builtInTemplates[kind];
  const variables = templateVariables(kind, shop, data);
  if (!template) return finish(fillBuiltIn(builtIn, variables), null);

  try {
    const filled = fillTemplate(template, variables);
    if (cleanLine(filled.subject) && filled.body.trim())
      return finish(named(filled, variables.shop.name), null);
    return finish(fillBuiltIn(builtIn, variables), 'ひな形の件名または本文が空です。');
  } catch (error) {
    const problem = error instanceof Error ? cleanLine(error.message) : String(error);
    return finish(fillBuiltIn(builtIn, variables), shorten(problem, 300));
  }
}

/** Customers find the mail by the shop's name, so a subject that forgot it gets it. */
function named(filled: MailTemplate, shopName: string): MailTemplate {
  if (filled.subject.trimStart().startsWith('【')) return filled;
  return { subject: `【${shopName}】${filled.subject}`, body: filled.body };
}

function finish(mail: MailTemplate, templateProblem: string | null): RenderedMail {
  const subject = shorten(cleanLine(mail.subject), 200);
  const text = `${cleanText(mail.body).trim()}\n`;
  return { subject, text, html: frameHtml(subject, text), templateProblem };
}
