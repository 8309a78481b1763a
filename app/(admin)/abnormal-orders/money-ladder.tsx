'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import { PageLink } from '../page-link';
import { writeListUrl } from './abnormal-orders-url';
import { lastDay } from './cancel-deadline';
import { MoneyLadder_deadline } from './money-ladder.fragment';
import classes from './money-ladder.module.css';

/** What can still be done with the money at risk: the first end of it in one line, opened all of them, each with its rows. */
export function MoneyLadder({ deadlines }: { deadlines: FragmentOf<typeof MoneyLadder_deadline>[] }) {
  const t = useTranslations('ladder');
  const rungs = readFragment(MoneyLadder_deadline, deadlines);
  const [first] = rungs;
  if (!first) return null;
  return (
    <details className={classes.ladder}>
      <summary>
        <span>{t('first')}</span>
        <strong>{t(`rungs.${first.kind}`)}</strong>
        <span className="figure">{t('amount', { yen: formatYen(first.yen), count: first.rows })}</span>
        {rungs.length > 1 && <span className={classes.more}>{t('more', { count: rungs.length - 1 })}</span>}
      </summary>
      <ol className={classes.rungs}>
        {rungs.map(({ kind, until, rows, yen }) => (
          <li key={kind}>
            <Anchor component={PageLink} href={writeListUrl('/abnormal-orders', { deadline: kind })}>
              {t(`rungs.${kind}`)}
            </Anchor>
            <span className="money">{formatYen(yen)}</span>
            <span className="money">{t('rows', { count: rows })}</span>
            <span className={classes.until}>
              {until && kind !== 'VOID' && t('firstEnd', { day: lastDay(until) })} {t(`meaning.${kind}`)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
