import type { Db } from '#db/client';
import { auditPerson } from '#graphql/people/audit-person';
import { type ColleagueRefusal, findColleague } from '#graphql/people/find-colleague';
import { forgetTotp } from '#graphql/people/forget-totp';
import { type TotpNotOn, totpNotOn } from '#graphql/people/totp-refusals';

export type ResetStaffTotpResult = { kind: 'StaffTotpReset'; userId: string } | ColleagueRefusal | TotpNotOn;

/** For somebody who lost app and recovery codes: until they set TOTP up anew the password alone lets them in. */
export async function resetStaffTotp(
  db: Db,
  shopId: string,
  userId: string,
  { actor, now, viewer }: { actor: string; now: Date; viewer: { id: string; isAdministrator: boolean } },
): Promise<ResetStaffTotpResult> {
  const found = await findColleague(db, shopId, userId, { viewer });
  if (found.kind !== 'COLLEAGUE') return found;
  return db.transaction(async (tx): Promise<ResetStaffTotpResult> => {
    if (!(await forgetTotp(tx, userId))) return totpNotOn;
    await auditPerson(tx, userId, { kind: 'TOTP_RESET', actor, now });
    return { kind: 'StaffTotpReset', userId };
  });
}
