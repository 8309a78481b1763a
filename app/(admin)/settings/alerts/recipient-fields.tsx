'use client';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { RecipientDraft } from './alert-draft';
import classes from './alerts.module.css';

interface RecipientFieldsProps {
  recipient: RecipientDraft;
  onChange: (part: Partial<RecipientDraft>) => void;
  onRemove: () => void;
  /** null: the address is not saved yet. */
  onTest: (() => void) | null;
  isTesting: boolean;
}

const kinds = ['digest', 'outage', 'heartbeat'] as const;

export function RecipientFields({ recipient, onChange, onRemove, onTest, isTesting }: RecipientFieldsProps) {
  const t = useTranslations('alerts');
  const address = recipient.email || t('newRecipient');
  return (
    <fieldset className={classes.recipient} aria-label={address}>
      <TextInput
        className={classes.address}
        type="email"
        autoComplete="off"
        label={t('email')}
        placeholder="desk@example.jp"
        value={recipient.email}
        onChange={({ currentTarget }) => onChange({ email: currentTarget.value })}
      />
      <NativeSelect
        label={t('language')}
        value={recipient.language}
        data={[
          { value: 'JA', label: t('languages.JA') },
          { value: 'EN', label: t('languages.EN') },
        ]}
        onChange={({ currentTarget }) => onChange({ language: currentTarget.value === 'EN' ? 'EN' : 'JA' })}
      />
      <div className={classes.wanted}>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`kinds.${kind}`)}
            checked={recipient[kind]}
            onChange={({ currentTarget }) => onChange({ [kind]: currentTarget.checked })}
          />
        ))}
      </div>
      <div className={classes.recipientButtons}>
        <Button
          variant="default"
          loading={isTesting}
          disabled={onTest === null}
          title={onTest === null ? t('testAfterSaving') : undefined}
          aria-label={t('testTo', { to: address })}
          onClick={() => onTest?.()}
        >
          {t('test')}
        </Button>
        <Button variant="subtle" aria-label={t('removeOne', { to: address })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </fieldset>
  );
}
