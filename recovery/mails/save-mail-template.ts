import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { mailTemplates } from '#db/schema/mails';
import { checkTemplate } from '#mail/check-template';
import { cleanLine, cleanText } from '#mail/clean-text';
import type { MailKind } from '#mail/mail-kind';
import { type MailTemplate, mailTemplateOf } from '#recovery/mails/find-mail-templates';
import type { InvalidInput } from '#recovery/orders/checkout-input';

export type SaveMailTemplateResult = { kind: 'MailTemplateSaved'; template: MailTemplate } | InvalidInput;

/**
 * Makes this the shop's template for mails of its kind. Refuses one that would not fill for every order or payment, with
 * the path and the names that there are. The same words again change nothing.
 */
export async function saveMailTemplate(
  db: Db,
  shopId: string,
  { kind, ...written }: { kind: MailKind; subject: string; body: string },
  { actor, now }: { actor: string; now: Date },
): Promise<SaveMailTemplateResult> {
  const problems = checkTemplate(kind, written.subject, written.body);
  if (problems.length > 0)
    return { kind: 'InvalidInput', message: 'The template cannot be saved like this.', problems };

  const words = { subject: cleanLine(written.subject), body: cleanText(written.body) };
  return db.transaction(async (tx): Promise<SaveMailTemplateResult> => {
    const mine = and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.kind, kind));
    const [before] = await tx.select().from(mailTemplates).where(mine).for('update');
    if (before && before.subject === words.subject && before.body === words.body)
      return { kind: 'MailTemplateSaved', template: mailTemplateOf(kind, before) };

    const [saved] = await tx
      .insert(mailTemplates)
      .values({ shopId, kind, ...words, updatedAt: now })
      .onConflictDoUpdate({
        target: [mailTemplates.shopId, mailTemplates.kind],
        set: { ...words, updatedAt: now },
      })
      .returning();
    await tx.insert(auditEntries).values({
      ...{ shopId, at: now, actor, kind: 'MAIL_TEMPLATE_SAVED' },
      detail: { mailKind: kind, before: before ? { subject: before.subject, body: before.body } : null },
    });
    return { kind: 'MailTemplateSaved', template: mailTemplateOf(kind, saved ?? null) };
  });
}
