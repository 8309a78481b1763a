'use client';
import { Alert, Button, Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ResultOf } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import facts from '../../facts.module.css';
import { CopyField } from '../copy-field';
import type { MemberAct } from './member-act';
import { RoleChoice } from './role-choice';
import type { StaffTable_member } from './staff-table.fragment';
import { useMemberAct } from './use-member-act';

export type { MemberAct } from './member-act';

interface MemberDialogProps {
  act: MemberAct;
  member: ResultOf<typeof StaffTable_member>;
  onClose: () => void;
  onDone: () => void;
}

/** Whatever is done with one member of staff: what it changes is said before it is done. */
export function MemberDialog({ act: { kind }, member, onClose, onDone }: MemberDialogProps) {
  const t = useTranslations('staffPage');
  const [role, setRole] = useState(member.role);
  const [isSure, setIsSure] = useState(false);
  const { run, link, refusal, isBusy } = useMemberAct(member, { onDone, onClose });
  const asksTwice = member.isYou && (kind === 'remove' || (kind === 'setRole' && role !== member.role));

  function submit(event: FormEvent) {
    event.preventDefault();
    run(kind, role, isSure);
  }

  return (
    <Dialog isOpen onClose={onClose} size={560} title={t(`does.${kind}.title`)} close={t('close')}>
      <form className={dialog.body} onSubmit={submit}>
        <dl className={facts.facts}>
          <dt>{t('name')}</dt>
          <dd>
            <strong>{member.name}</strong>
          </dd>
          <dt>{t('email')}</dt>
          <dd>{member.email}</dd>
        </dl>
        {kind === 'setRole' && <RoleChoice value={role} onChange={setRole} />}
        <p className={dialog.hint}>{t(`does.${kind}.effect`)}</p>
        {asksTwice && (
          <Alert variant="default" data-level="caution" title={t('yourself')}>
            <Checkbox
              mt={4}
              label={t('yourselfSure')}
              checked={isSure}
              onChange={({ currentTarget }) => setIsSure(currentTarget.checked)}
            />
          </Alert>
        )}
        {link && (
          <CopyField
            label={t('link')}
            description={t('linkOnce', { expires: formatDateTime(link.expiresAt) })}
            value={link.url}
          />
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
            {!link && (
              <Button
                type="submit"
                color={kind === 'remove' ? 'red' : undefined}
                loading={isBusy}
                disabled={(asksTwice && !isSure) || (kind === 'setRole' && role === member.role)}
              >
                {t(`does.${kind}.submit`)}
              </Button>
            )}
          </div>
        </footer>
      </form>
    </Dialog>
  );
}
