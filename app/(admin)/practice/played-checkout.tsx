'use client';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { PlayedCheckout_practiceCheckout } from './played-checkout.fragment';
import { PlayedResults } from './played-results';
import classes from './practice.module.css';
import { StepList } from './step-list';

interface PlayedCheckoutProps {
  of: FragmentOf<typeof PlayedCheckout_practiceCheckout>;
  isOpen: boolean;
}

/** One checkout, everything that happened to it, and where to go on. */
export function PlayedCheckout({ of, isOpen }: PlayedCheckoutProps) {
  const t = useTranslations('practice');
  const played = readFragment(PlayedCheckout_practiceCheckout, of);
  const { orderNumber, story, placedAt, isMoving, steps, trades, checkout } = played;
  return (
    <details className={classes.played} open={isOpen} id={orderNumber} data-number={orderNumber}>
      <summary>
        <ChevronRight size={15} aria-hidden="true" />
        <strong>{t(`stories.${story}.title`)}</strong>
        <span className="figure">{orderNumber}</span>
        {checkout && (
          <span>{t('buyer', { name: checkout.customer.name, total: formatYen(checkout.total) })}</span>
        )}
        {isMoving && <span className={classes.moving}>{t('moving')}</span>}
        <span className={`figure ${classes.when}`}>{formatDateTime(placedAt)}</span>
      </summary>
      <StepList steps={steps} namesTrades={trades.length > 1} />
      <PlayedResults of={played} />
    </details>
  );
}
