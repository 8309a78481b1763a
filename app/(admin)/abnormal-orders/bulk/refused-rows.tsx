'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../../format-yen';
import { PageLink } from '../../page-link';
import classes from './bulk-dialog.module.css';
import { byReason, type PlannedRow } from './restore-plan';
import type { WhyRefused } from './why-refused';

interface RefusedRowsProps {
  title: string;
  rows: ReadonlyArray<PlannedRow & { why: WhyRefused }>;
}

/** What stays, by why it stays: the reason once, then each row with the way to it. */
export function RefusedRows({ title, rows }: RefusedRowsProps) {
  const t = useTranslations('bulk');
  if (rows.length === 0) return null;
  return (
    <section className={classes.refused}>
      <h3>{title}</h3>
      {byReason(rows).map(([why, group]) => (
        <div key={why} data-why={why}>
          <p>
            <strong>{t('group', { reason: t(`why.${why}.cause`), count: group.length })}</strong>{' '}
            {t(`why.${why}.next`)}
          </p>
          <ul className={classes.rows}>
            {group.map(({ id, number, name, total }) => (
              <li key={id}>
                <Anchor
                  component={PageLink}
                  href={`/abnormal-orders/${id}`}
                  target="_blank"
                  className="figure"
                >
                  {number ?? t('unknownNumber')}
                </Anchor>{' '}
                {name}
                <span className="figure">{formatYen(total)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
