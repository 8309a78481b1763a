'use client';
import { UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import classes from './live.module.css';
import { OpenedBy_abnormalOrder } from './opened-by.fragment';

/** 担当: who else has the row open now; nothing where nobody has. */
export function OpenedBy({ order }: { order: FragmentOf<typeof OpenedBy_abnormalOrder> }) {
  const t = useTranslations('live');
  const { openedBy } = readFragment(OpenedBy_abnormalOrder, order);
  if (openedBy.length === 0) return null;
  return (
    <span className={classes.openedBy} data-mark="opened">
      <UserRound size={13} aria-hidden="true" />
      {t('openedBy', {
        count: openedBy.length,
        names: openedBy.map((name) => t('person', { name })).join(t('and')),
      })}
    </span>
  );
}
