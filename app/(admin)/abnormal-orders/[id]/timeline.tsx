'use client';
import { useMessages, useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { Timeline_entry } from './timeline.fragment';
import classes from './timeline.module.css';
import { TimelineDetail } from './timeline-detail';
import { worthTelling } from './worth-telling';

/** Who did what, when and why: notices, people, GMOPG's answers and mails in one order, newest first. */
export function Timeline({ entries }: { entries: FragmentOf<typeof Timeline_entry>[] }) {
  const t = useTranslations('timeline');
  const kinds = useMessages().timeline.kinds;
  const oldestFirst = readFragment(Timeline_entry, entries).toSorted((a, b) => a.at.localeCompare(b.at));
  const newestFirst = worthTelling(oldestFirst).toReversed();
  const actorWord = ({ kind, actor }: { kind: string; actor: string | null }) => {
    if (actor && isProduct(actor)) return t('byItself');
    return kind === 'PREFERENCE_ANSWERED' ? t('customer') : actor;
  };
  if (newestFirst.length === 0) return <p>{t('none')}</p>;
  return (
    <ol className={classes.list}>
      {newestFirst.map((entry, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added, and have no other identity here.
        <li key={position}>
          <span className="figure">{formatDateTime(entry.at)}</span>
          <span>
            <strong>{isKnown(entry.kind, kinds) ? t(`kinds.${entry.kind}`) : entry.kind}</strong>
            {entry.actor && <span className={classes.actor}>{actorWord(entry)}</span>}
            <TimelineDetail kind={entry.kind} detail={entry.detail} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What the product did of its own accord, in the minute's or the night's turn. */
function isProduct(actor: string): boolean {
  return ['FUKKYU', 'NIGHTLY'].includes(actor.toUpperCase());
}

function isKnown<Kinds extends object>(kind: string, kinds: Kinds): kind is Extract<keyof Kinds, string> {
  return Object.hasOwn(kinds, kind);
}
