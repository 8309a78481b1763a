'use client';
import { Alert, Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import classes from './account.module.css';

/** Shown once: whoever closes it without having kept them makes new ones. */
export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('accountPage');
  const clipboard = useClipboard({ timeout: 4_000 });
  return (
    <>
      <Alert variant="default" data-level="caution" title={t('codesOnce')}>
        {t('codesOnceNext')}
      </Alert>
      <ol className={classes.codes} aria-label={t('codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => clipboard.copy(codes.join('\n'))}>
          {t(clipboard.copied ? 'copied' : 'copyCodes')}
        </Button>
      </div>
    </>
  );
}
