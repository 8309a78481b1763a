'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { PageLink } from '../page-link';
import { RiskLine_counts, RiskLine_oldest } from './risk-line.fragment';
import classes from './risk-line.module.css';

interface RiskLineProps {
  counts: FragmentOf<typeof RiskLine_counts>;
  oldest: FragmentOf<typeof RiskLine_oldest> | null;
}

/** How many wait for somebody, how much money that is, and which has waited longest. */
export function RiskLine({ counts, oldest }: RiskLineProps) {
  const t = useTranslations('risk');
  const { open, moneyAtRisk } = readFragment(RiskLine_counts, counts);
  const eldest = readFragment(RiskLine_oldest, oldest);
  if (open === 0) return <p className={classes.quiet}>{t('quiet')}</p>;
  return (
    <dl className={classes.line}>
      <div>
        <dt>{t('open')}</dt>
        <dd className="figure">{t('openCount', { count: open })}</dd>
      </div>
      <div>
        <dt>{t('moneyAtRisk')}</dt>
        <dd className="figure">{formatYen(moneyAtRisk)}</dd>
      </div>
      {eldest && (
        <div>
          <dt>{t('oldest')}</dt>
          <dd className="figure" data-small>
            <Anchor component={PageLink} href={`/abnormal-orders/${eldest.id}`}>
              {eldest.orderNumber}
            </Anchor>{' '}
            {t('receivedAt', { at: formatDateTime(eldest.receivedAt) })}
          </dd>
        </div>
      )}
    </dl>
  );
}
