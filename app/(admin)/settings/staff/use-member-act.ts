'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../../use-toast';
import type { ActKind } from './member-act';
import type { StaffRole } from './role-choice';

const SetStaffRole = graphql(`
  mutation SetStaffRole($userId: ID!, $role: StaffRole!, $evenMyself: Boolean!) {
    result: setStaffRole(userId: $userId, role: $role, evenMyself: $evenMyself) { __typename }
  }
`);
const RemoveStaff = graphql(`
  mutation RemoveStaff($userId: ID!, $evenMyself: Boolean!) {
    result: removeStaff(userId: $userId, evenMyself: $evenMyself) { __typename }
  }
`);
const ResetStaffTotp = graphql(`
  mutation ResetStaffTotp($userId: ID!) { result: resetStaffTotp(userId: $userId) { __typename } }
`);
const MakePasswordLink = graphql(`
  mutation MakePasswordLink($userId: ID!) {
    result: makePasswordLink(userId: $userId) { __typename ... on PasswordLinkMade { url expiresAt } }
  }
`);

const refusals = ['StaffNotFound', 'LastManager', 'OwnAccount', 'AdministratorsOnly', 'TotpNotOn'] as const;
const successes: string[] = ['StaffRoleSet', 'StaffRemoved', 'StaffTotpReset', 'PasswordLinkMade'];

/** Does one thing with a member of staff; a link stays in sight, everything else closes the dialog. */
export function useMemberAct(
  { userId, name }: { userId: string; name: string },
  { onDone, onClose }: { onDone: () => void; onClose: () => void },
) {
  const t = useTranslations('staffPage');
  const toast = useToast();
  const [refusal, setRefusal] = useState<(typeof refusals)[number] | 'unanswered' | null>(null);
  const [link, setLink] = useState<{ url: string; expiresAt: string } | null>(null);
  const [setting, setRole] = useMutation(SetStaffRole);
  const [removing, remove] = useMutation(RemoveStaff);
  const [resetting, reset] = useMutation(ResetStaffTotp);
  const [making, make] = useMutation(MakePasswordLink);

  async function ask(kind: ActKind, role: StaffRole, evenMyself: boolean): Promise<string | undefined> {
    switch (kind) {
      case 'setRole':
        return (await setRole({ userId, role, evenMyself })).data?.result.__typename;
      case 'remove':
        return (await remove({ userId, evenMyself })).data?.result.__typename;
      case 'resetTotp':
        return (await reset({ userId })).data?.result.__typename;
      case 'makeLink': {
        const made = (await make({ userId })).data?.result;
        if (made?.__typename === 'PasswordLinkMade') setLink(made);
        return made?.__typename;
      }
    }
  }

  async function run(kind: ActKind, role: StaffRole, evenMyself: boolean) {
    setRefusal(null);
    const answered = await ask(kind, role, evenMyself);
    if (!successes.includes(answered ?? ''))
      return setRefusal(refusals.find((one) => one === answered) ?? 'unanswered');
    onDone();
    if (kind === 'makeLink') return;
    toast({ color: 'green', message: t(`does.${kind}.done`, { name }) });
    onClose();
  }

  const isBusy = setting.fetching || removing.fetching || resetting.fetching || making.fetching;
  return { run, link, refusal, isBusy };
}
