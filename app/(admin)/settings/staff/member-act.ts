export type ActKind = 'setRole' | 'makeLink' | 'resetTotp' | 'remove';

export interface MemberAct {
  kind: ActKind;
  userId: string;
}

/**
 * What may be done with somebody of the list: an administrator's role is the operator's to change, and one's own password and
 * TOTP have the account's screen.
 */
export function memberActs(member: {
  isAdministrator: boolean;
  isYou: boolean;
  hasTotp: boolean;
}): ActKind[] {
  const acts: ActKind[] = member.isAdministrator ? [] : ['setRole'];
  if (!member.isYou) acts.push('makeLink');
  if (!member.isYou && member.hasTotp) acts.push('resetTotp');
  if (!member.isAdministrator) acts.push('remove');
  return acts;
}
