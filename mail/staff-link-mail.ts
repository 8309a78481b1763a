import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { staffLinks } from '#db/schema/people';
import { seal, unseal } from '#db/seal';
import type { MailRow } from '#mail/mail-ledger';

/** Where the link stands in such a mail, in the ledger too: what it opens is in no plain column. */
export const linkPlace = '{{link}}';

type Link = Pick<typeof staffLinks.$inferSelect, 'shopId' | 'id'>;

/** Keeps the link's address, sealed, until its mail has left. */
export async function keepLinkForMail(tx: Db, link: Link, url: string, secret: string): Promise<void> {
  const secretSealed = seal(url, { secret, belongsTo: `staff link ${link.id}` });
  await tx.update(staffLinks).set({ secretSealed }).where(isLink(link));
}

/** The mail as it leaves; null: its link was used or withdrawn meanwhile, so there is nothing to send. */
export async function putLinkInMail(
  db: Db,
  mail: MailRow,
  { secret }: { secret: string },
): Promise<MailRow | null> {
  if (mail.staffLinkId === null) return mail;
  const link = { shopId: mail.shopId, id: mail.staffLinkId };
  const [kept] = await db
    .select({ sealed: staffLinks.secretSealed })
    .from(staffLinks)
    .where(and(isLink(link), isNull(staffLinks.closedAt)));
  const url = kept?.sealed ? unseal(kept.sealed, { secret, belongsTo: `staff link ${link.id}` }) : null;
  if (url === null) return null;
  return {
    ...mail,
    body: mail.body.replaceAll(linkPlace, url),
    html: mail.html.replaceAll(linkPlace, url),
  };
}

/** Its mail has left: nothing needs the address any more. */
export async function forgetLinkOfMail(db: Db, { shopId, staffLinkId }: MailRow): Promise<void> {
  if (staffLinkId === null) return;
  await db
    .update(staffLinks)
    .set({ secretSealed: null })
    .where(isLink({ shopId, id: staffLinkId }));
}

function isLink({ shopId, id }: Link) {
  return and(eq(staffLinks.shopId, shopId), eq(staffLinks.id, id));
}
