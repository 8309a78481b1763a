'use client';
import { Anchor, Checkbox } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../../format-date-time';
import { formatYen } from '../../../format-yen';
import { PageLink } from '../../page-link';
import classes from './bulk-dialog.module.css';
import { doubtOf, type RestorePlan } from './restore-plan';

interface DoubtfulRowsProps {
  rows: RestorePlan['doubtful'];
  sure: ReadonlySet<string>;
  onSure: (row: RestorePlan['doubtful'][number], isSure: boolean) => void;
}

/** Rows whose customer may have ordered again: each needs somebody's word, or it stays. */
export function DoubtfulRows({ rows, sure, onSure }: DoubtfulRowsProps) {
  const t = useTranslations('bulkRestore');
  if (rows.length === 0) return null;
  return (
    <section className={classes.doubtful}>
      <h3>
        <TriangleAlert size={15} aria-hidden="true" /> {t('doubtful', { count: rows.length })}
      </h3>
      <p>{t('doubtfulNext')}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Checkbox
              label={t('notReordered', {
                number: row.number ?? '-',
                name: row.name ?? '-',
                total: formatYen(row.total),
              })}
              checked={sure.has(doubtOf(row))}
              onChange={({ currentTarget }) => onSure(row, currentTarget.checked)}
            />
            {row.reorders.map((order) => (
              <p key={order.id}>
                {t('otherOrder')}{' '}
                <Anchor component={PageLink} href={`/orders/${order.id}`} target="_blank" className="figure">
                  {order.number}
                </Anchor>{' '}
                <span className="figure">
                  {formatDateTime(order.orderedAt)} {formatYen(order.total)}
                </span>{' '}
                {order.lines.map((line) => t('line', line)).join(t('separator'))}
              </p>
            ))}
            <Anchor component={PageLink} href={`/abnormal-orders/${row.id}`} target="_blank">
              {t('compare')}
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
