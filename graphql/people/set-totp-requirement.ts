import type { Db } from '#db/client';
import { hasTotp } from '#graphql/people/change-totp';
import { type TotpNotOn, totpNotOn } from '#graphql/people/totp-refusals';
import { updateShop } from '#recovery/shops/update-shop';

export type TotpRequirement = 'NONE' | 'CANCEL' | 'MANAGE';
export type SetTotpRequirementResult =
  | { kind: 'TotpRequirementSet'; requirement: TotpRequirement }
  | TotpNotOn;

/** Who asks it of others has it: else they would lock themselves out of this very setting. Safe to repeat. */
export async function setTotpRequirement(
  db: Db,
  shopId: string,
  requirement: TotpRequirement,
  { actor, now, viewerId }: { actor: string; now: Date; viewerId: string },
): Promise<SetTotpRequirementResult> {
  if (requirement !== 'NONE' && !(await hasTotp(db, viewerId)))
    return {
      ...totpNotOn,
      message: 'ご自身の二段階認証がまだ設定されていません。先にアカウント画面で設定してください。',
    };
  const requiresTotpFrom = requirement === 'NONE' ? null : requirement;
  await updateShop(db, shopId, { requiresTotpFrom }, { actor, now });
  return { kind: 'TotpRequirementSet', requirement };
}
