'use client';
import { Button, Skeleton } from '@mantine/core';
import { CloudOff, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import classes from './drawn-state.module.css';
import { PageLink } from './page-link';
import { QuietPicture } from './quiet-picture';

/** Nothing to do, or nothing found: said in words that name the next step. */
export function EmptyState({
  kind,
  title,
  children,
}: {
  kind: 'quiet' | 'nothingFound';
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className={classes.state} data-kind={kind}>
      {kind === 'quiet' ? <QuietPicture /> : <SearchX size={34} strokeWidth={1.6} aria-hidden="true" />}
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
    </div>
  );
}

/** The list or record could not be read: says why and what to do. */
export function FailedState({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const t = useTranslations('failed');
  const cause = causeOf(error);
  return (
    <div className={classes.state} data-kind="failed" role="alert">
      <CloudOff size={34} strokeWidth={1.6} aria-hidden="true" />
      <p className={classes.title}>{t(`${cause}.cause`)}</p>
      <p className={classes.text}>{t(`${cause}.next`)}</p>
      {cause === 'signedOut' ? (
        <Button component={PageLink} href="/sign-in">
          {t('signIn')}
        </Button>
      ) : (
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

export function LoadingRows({ rows = 8 }: { rows?: number }) {
  const t = useTranslations('loading');
  return (
    <div className={classes.loading} role="status" aria-label={t('label')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
        <Skeleton key={row} height={30} radius={3} />
      ))}
    </div>
  );
}

function causeOf(error: CombinedError) {
  if (error.networkError) return 'network';
  const code = error.graphQLErrors[0]?.extensions.code;
  if (code === 'UNAUTHENTICATED') return 'signedOut';
  return code === 'FORBIDDEN' ? 'forbidden' : 'server';
}
