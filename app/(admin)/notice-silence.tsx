'use client';
import { BellOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../format-date-time';
import { NoticeSilence_silence } from './notice-silence.fragment';
import classes from './notice-silence.module.css';
import { PageLink } from './page-link';

/** Above every page while notices stay away for unusually long. */
export function NoticeSilence({ silence }: { silence: FragmentOf<typeof NoticeSilence_silence> | null }) {
  const t = useTranslations('noticeSilence');
  const found = readFragment(NoticeSilence_silence, silence);
  if (!found) return null;
  return (
    <p className={classes.line} role="status">
      <BellOff size={16} aria-hidden="true" />
      <span>
        <strong>{t('since', { at: formatDateTime(found.since) })}</strong>{' '}
        {found.usualCount !== null && t('usual', { count: found.usualCount })} {t('next')}
      </span>
      <PageLink href="/notices">{t('toLog')}</PageLink>
    </p>
  );
}
