'use client';
import { useMessages, useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { Timeline_entry } from './timeline.fragment';
import classes from './timeline.module.css';

/** Who did what, when and why: notices, people and mails in one order, newest first. */
export function Timeline({ entries }: { entries: FragmentOf<typeof Timeline_entry>[] }) {
  const t = useTranslations('timeline');
  const kinds = useMessages().timeline.kinds;
  const newestFirst = readFragment(Timeline_entry, entries).toSorted((a, b) => b.at.localeCompare(a.at));
  if (newestFirst.length === 0) return <p>{t('none')}</p>;
  return (
    <ol className={classes.list}>
      {newestFirst.map((entry, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added, and have no other identity here.
        <li key={position}>
          <span className="figure">{formatDateTime(entry.at)}</span>
          <span>
            <strong>{isKnown(entry.kind, kinds) ? t(`kinds.${entry.kind}`) : entry.kind}</strong>
            {entry.actor && <span className={classes.actor}>{entry.actor}</span>}
            <Why detail={entry.detail} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function isKnown<Kinds extends object>(kind: string, kinds: Kinds): kind is Extract<keyof Kinds, string> {
  return Object.hasOwn(kinds, kind);
}

function Why({ detail }: { detail: unknown }) {
  if (typeof detail !== 'object' || detail === null) return null;
  const words = ['reason', 'note', 'to', 'lastError'].map(
    (name) => Object.entries(detail).find(([key]) => key === name)?.[1],
  );
  const said = words.filter((word) => typeof word === 'string' && word !== '');
  return said.length > 0 ? <span className={classes.why}>{said.join(' / ')}</span> : null;
}
