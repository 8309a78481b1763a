'use client';
import { Alert, Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import { CopyField } from '../copy-field';
import { RoleChoice, type StaffRole } from './role-choice';

const InviteStaff = graphql(`
  mutation InviteStaff($input: InviteStaffInput!) {
    inviteStaff(input: $input) {
      __typename
      ... on StaffInvited { url isMailed invitation { email expiresAt } }
    }
  }
`);

interface InviteDialogProps {
  onClose: () => void;
  onInvited: () => void;
}

export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const t = useTranslations('staffPage');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<StaffRole>('OPERATE');
  const [{ fetching, data, error }, invite] = useMutation(InviteStaff);
  const result = data?.inviteStaff;
  const invited = result?.__typename === 'StaffInvited' ? result : null;
  const refusal = error ? 'unanswered' : result?.__typename === 'InvalidInput' ? 'InvalidInput' : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await invite({ input: { email, role } });
    if (answer.data?.inviteStaff.__typename === 'StaffInvited') onInvited();
  }

  return (
    <Dialog isOpen onClose={onClose} size={560} title={t('inviteTitle')} close={t('close')}>
      <form className={dialog.body} onSubmit={submit}>
        {invited ? (
          <>
            <Alert
              variant="default"
              data-level="done"
              role="status"
              title={t('invited', { email: invited.invitation.email })}
            >
              {t(invited.isMailed ? 'invitedByMail' : 'invitedByLink')}
            </Alert>
            <CopyField
              label={t('link')}
              description={t('linkOnce', { expires: formatDateTime(invited.invitation.expiresAt) })}
              value={invited.url}
            />
          </>
        ) : (
          <>
            <TextInput
              type="email"
              label={t('email')}
              description={t('inviteHint')}
              value={email}
              required
              withAsterisk={false}
              autoComplete="off"
              data-autofocus
              maxLength={254}
              onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            />
            <RoleChoice value={role} onChange={setRole} />
          </>
        )}
        <footer className={dialog.foot}>
          {refusal && (
            <Alert variant="default" data-level="stop" role="alert" title={t(`refusals.${refusal}.cause`)}>
              {t(`refusals.${refusal}.next`)}
            </Alert>
          )}
          <div className={dialog.buttons}>
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
            {!invited && (
              <Button type="submit" loading={fetching} disabled={email.trim() === ''}>
                {t('inviteSubmit')}
              </Button>
            )}
          </div>
        </footer>
      </form>
    </Dialog>
  );
}
