import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { mailTemplates } from '#db/schema/mails';
import type { MailKind } from '#mail/mail-kind';
import { type MailTemplate, mailTemplateOf } from '#recovery/mails/find-mail-templates';

export interface MailTemplateReset {
  kind: 'MailTemplateReset';
  template: MailTemplate;
}

/** Goes back to the built-in template of this kind; what the shop had written stays in the audit. Safe to repeat. */
export async function resetMailTemplate(
  db: Db,
  shopId: string,
  kind: MailKind,
  { actor, now }: { actor: string; now: Date },
): Promise<MailTemplateReset> {
  await db.transaction(async (tx) => {
    const [dropped] = await tx
      .delete(mailTemplates)
      .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.kind, kind)))
      .returning();
    if (!dropped) return;
    await tx.insert(auditEntries).values({
      ...{ shopId, at: now, actor, kind: 'MAIL_TEMPLATE_RESET' },
      detail: { mailKind: kind, before: { subject: dropped.subject, body: dropped.body } },
    });
  });
  return { kind: 'MailTemplateReset', template: mailTemplateOf(kind, null) };
}
