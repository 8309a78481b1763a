'use client';
import { Checkbox, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dialog from '../dialog.module.css';
import type { MailDraft } from '../mail-editor';
import { CancellationMailEditor } from './cancellation-mail-editor';

export interface CancelDecision {
  reason: string;
  sendsMail: boolean;
  draft: MailDraft | null;
  /** It could be restored instead, and this person has thought of that. */
  isSure: boolean;
}

interface CancelDecisionFieldsProps {
  id: string;
  hasAddress: boolean;
  needsThought: boolean;
  decision: CancelDecision;
  onDecide: (decision: CancelDecision) => void;
}

export function CancelDecisionFields({
  id,
  hasAddress,
  needsThought,
  decision,
  onDecide,
}: CancelDecisionFieldsProps) {
  const t = useTranslations('cancel');
  const decide = (part: Partial<CancelDecision>) => onDecide({ ...decision, ...part });
  return (
    <>
      {needsThought && (
        <Checkbox
          label={t('notRestored')}
          checked={decision.isSure}
          onChange={({ currentTarget }) => decide({ isSure: currentTarget.checked })}
        />
      )}
      <TextInput
        label={t('reason')}
        placeholder={t('reasonExample')}
        maxLength={500}
        value={decision.reason}
        onChange={({ currentTarget }) => decide({ reason: currentTarget.value })}
      />
      <Checkbox
        label={t('sendMail')}
        description={hasAddress ? undefined : t('noAddress')}
        disabled={!hasAddress}
        checked={decision.sendsMail}
        onChange={({ currentTarget }) => decide({ sendsMail: currentTarget.checked })}
      />
      {decision.sendsMail ? (
        <CancellationMailEditor
          abnormalOrderId={id}
          draft={decision.draft}
          onChange={(draft) => decide({ draft })}
        />
      ) : (
        <p className={dialog.hint}>{t('withoutMail')}</p>
      )}
    </>
  );
}
