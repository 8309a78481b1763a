'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import live from '../../live/live.module.css';
import type { DryRunGuard } from './use-dry-run';

/** So many are named; of more only the number is said. */
const mostNamed = 5;

/** Stands where the button was: chosen rows changed, what stands above is fresh, and one click goes on with it. */
export function ChangedAlert({ guard: { changed, goOn } }: { guard: DryRunGuard }) {
  const t = useTranslations('bulk');
  const word = useTranslations('live.stale');
  if (changed.length === 0) return null;
  const numbers = changed.slice(0, mostNamed).map((number) => number ?? t('unknownNumber'));
  return (
    <Alert
      variant="default"
      data-level="caution"
      data-stale="rows"
      role="alert"
      title={t('changed', { count: changed.length })}
    >
      <div className={live.stale}>
        <span>
          {t('changedRows', { numbers: numbers.join(t('and')), more: changed.length - numbers.length })}{' '}
          {word('next.mayGoOn')}
        </span>
        <Button size="xs" variant="default" onClick={goOn}>
          {word('goOn')}
        </Button>
      </div>
    </Alert>
  );
}
