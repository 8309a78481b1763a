import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { type ColleagueRefusal, findColleague } from '#graphql/people/find-colleague';
import { makeStaffLink } from '#recovery/shops/staff-link';

export type MakePasswordLinkResult =
  | { kind: 'PasswordLinkMade'; url: string; expiresAt: Date }
  | ColleagueRefusal;

/** A link by which a member of staff chooses a new password within a day; findColleague says whose. */
export async function makePasswordLink(
  db: Db,
  shopId: string,
  userId: string,
  {
    actor,
    now,
    appUrl,
    viewer,
  }: { actor: string; now: Date; appUrl: string; viewer: { id: string; isAdministrator: boolean } },
): Promise<MakePasswordLinkResult> {
  const found = await findColleague(db, shopId, userId, { viewer });
  if (found.kind !== 'COLLEAGUE') return found;
  const { email } = found;
  return db.transaction(async (tx): Promise<MakePasswordLinkResult> => {
    const asked = { shopId, kind: 'PASSWORD_RESET' as const, email, role: null };
    const { link, secret } = await makeStaffLink(tx, asked, { actor, now });
    const detail = { email };
    await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'PASSWORD_LINK_MADE', detail });
    const url = new URL(`/reset-password/${secret}`, appUrl).toString();
    return { kind: 'PasswordLinkMade', url, expiresAt: link.expiresAt };
  });
}
