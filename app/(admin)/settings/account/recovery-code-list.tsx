'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCopy } from '../use-copy';
import classes from './account.module.css';

/** Shown once: whoever closes it without having kept them makes new ones. */
export function RecoveryCodeList({
  codes,
  onCopied,
}: {
  codes: readonly string[];
  /** By the button, or by hand. */
  onCopied: () => void;
}) {
  const t = useTranslations('accountPage');
  const clipboard = useCopy(onCopied);
  return (
    <>
      <Alert variant="default" data-level="caution" title={t('codesOnce')}>
        {t('codesOnceNext')}
      </Alert>
      <ol className={classes.codes} aria-label={t('codes')} onCopy={onCopied}>
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
