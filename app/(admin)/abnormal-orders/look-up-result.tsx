'use client';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FragmentOf } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import classes from './look-up.module.css';
import { LookUpTrade } from './look-up-trade';
import type { LookUpTrade_trade } from './look-up-trade.fragment';
import { type AnsweredTrade, whatToTell } from './what-to-tell';

interface LookUpResultProps {
  answer: {
    orderNumber: string;
    unanswered: string[];
    trades: Array<
      AnsweredTrade & {
        gatewayOrderId: string;
        total: number | null;
      } & FragmentOf<typeof LookUpTrade_trade>
    >;
  };
}

/** First what can be said to the customer, then what GMOPG says of each OrderID. */
export function LookUpResult({ answer: { orderNumber, unanswered, trades } }: LookUpResultProps) {
  const t = useTranslations('lookUp');
  const tell = whatToTell(trades);
  const total = trades.find(({ money }) => money === 'TAKEN' || money === 'HELD')?.total ?? null;
  const values = { number: orderNumber, total: total === null ? '-' : formatYen(total) };
  return (
    <section className={classes.result} role="status" aria-label={t('result')}>
      <div className={classes.tell} data-tell={tell}>
        <h3>{t('toCustomer')}</h3>
        <p>{t(`tell.${tell}`, values)}</p>
        <p className={classes.next}>{t(`next.${tell}`, values)}</p>
      </div>
      {unanswered.length > 0 && (
        <Alert variant="default" data-level="caution" title={t('unanswered')}>
          {t('unansweredNext', { ids: unanswered.join(' / ') })}
        </Alert>
      )}
      <h3>{t('gatewaySays')}</h3>
      <ul className={classes.trades}>
        {trades.map((trade) => (
          <LookUpTrade key={trade.gatewayOrderId} trade={trade} />
        ))}
      </ul>
    </section>
  );
}
