import { asc, eq } from 'drizzle-orm';
import { auditEntries } from '#db/schema/audit';
import { staff } from '#db/schema/people';
import { makeStaffLink } from '#recovery/shops/staff-link';
import { type Answer, both, type CliContext, CliRefusal, type Options } from '#server/cli/answer';
import { findPerson } from '#server/cli/find-person';
import { allShops } from '#server/cli/find-shop';

/** For somebody whom nobody else can hand a link; it changes nothing until it is used. */
export async function linkStaffPassword(
  { database: { db }, now, appUrl }: CliContext,
  options: Options,
): Promise<Answer> {
  const { id, email, isAdministrator } = await findPerson(db, options);
  const [member] = await db
    .select({ shopId: staff.shopId })
    .from(staff)
    .where(eq(staff.userId, id))
    .orderBy(asc(staff.createdAt), asc(staff.shopId))
    .limit(1);
  const shopId = member?.shopId ?? (isAdministrator ? (await allShops(db))[0]?.id : undefined);
  if (!shopId)
    throw new CliRefusal(
      `${email} works in no shop: use \`staff reset-password\`, or \`staff create\` first.`,
    );
  const by = { actor: 'command line', now };
  const { link, secret } = await db.transaction(async (tx) => {
    const made = await makeStaffLink(tx, { shopId, kind: 'PASSWORD_RESET', email, role: null }, by);
    const entry = {
      shopId,
      at: now,
      actor: by.actor,
      kind: 'PASSWORD_LINK_MADE' as const,
      detail: { email },
    };
    await tx.insert(auditEntries).values(entry);
    return made;
  });
  const url = new URL(`/reset-password/${secret}`, appUrl).toString();
  return both({ email, url, expiresAt: link.expiresAt.toISOString() });
}
