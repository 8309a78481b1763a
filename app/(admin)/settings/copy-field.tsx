'use client';
import { Button, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import classes from './settings.module.css';
import { useCopy } from './use-copy';

interface CopyFieldProps {
  label: string;
  value: string;
  description?: string;
  /** By the button, or by hand. */
  onCopied?: () => void;
}

/** What has to be pasted elsewhere without a letter lost. Where the browser refuses to copy, it is selected. */
export function CopyField({ label, value, description, onCopied }: CopyFieldProps) {
  const t = useTranslations('settings.copy');
  const clipboard = useCopy(onCopied);
  const field = useRef<HTMLInputElement>(null);
  function copy() {
    field.current?.select();
    clipboard.copy(value);
  }
  return (
    <div className={classes.copy}>
      <TextInput
        ref={field}
        label={label}
        description={description}
        value={value}
        readOnly
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onCopy={onCopied}
      />
      <Button
        variant="default"
        aria-label={t('of', { label })}
        leftSection={
          clipboard.copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />
        }
        onClick={copy}
      >
        {t(clipboard.copied ? 'done' : 'copy')}
      </Button>
      <span className={classes.copied} role="status">
        {clipboard.copied && t('said')}
        {clipboard.error && t('refused')}
      </span>
    </div>
  );
}
