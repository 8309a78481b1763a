import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mailTemplates } from '#db/schema/mails';
import { builtInTemplates } from '#mail/built-in-templates';
import { checkTemplate } from '#mail/check-template';
import { type MailKind, mailKinds } from '#mail/mail-kind';
import { type TemplateVariable, variablesOfKind } from '#mail/variables-of-kind';

export interface MailTemplate {
  kind: MailKind;
  subject: string;
  body: string;
  isBuiltIn: boolean;
  /** null for a built-in one. */
  updatedAt: Date | null;
  /** Why it no longer fills, so that the built-in one goes out in its place; null while it does. */
  problem: string | null;
  variables: readonly TemplateVariable[];
}

type TemplateRow = typeof mailTemplates.$inferSelect;

/** The template of each kind that the shop's mails are written by now: its own, else the built-in one. */
export async function findMailTemplates(db: Db, shopId: string): Promise<MailTemplate[]> {
  const rows = await db.select().from(mailTemplates).where(eq(mailTemplates.shopId, shopId));
  return mailKinds.map((kind) => mailTemplateOf(kind, rows.find((row) => row.kind === kind) ?? null));
}

/** `own` is what the shop wrote for this kind; null: nothing. */
export function mailTemplateOf(kind: MailKind, own: TemplateRow | null): MailTemplate {
  const { subject, body } = own ?? builtInTemplates[kind];
  return {
    kind,
    subject,
    body,
    isBuiltIn: own === null,
    updatedAt: own?.updatedAt ?? null,
    problem: own && (checkTemplate(kind, subject, body)[0]?.message ?? null),
    variables: variablesOfKind(kind),
  };
}
