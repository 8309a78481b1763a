'use client';
import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import classes from './staff.module.css';

/** A link that is shown once. Where the browser refuses to copy, it stands selected. */
export function LinkField({ url, expires }: { url: string; expires: string }) {
  const t = useTranslations('staffPage');
  const clipboard = useClipboard({ timeout: 4_000 });
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.link}>
      <TextInput
        ref={field}
        label={t('link')}
        description={t('linkOnce', { expires })}
        value={url}
        readOnly
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={
          clipboard.copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />
        }
        onClick={() => {
          field.current?.select();
          clipboard.copy(url);
        }}
      >
        {t(clipboard.copied ? 'copied' : 'copy')}
      </Button>
    </div>
  );
}
