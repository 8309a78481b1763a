'use client';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import facts from '../facts.module.css';
import classes from './cancel-target.module.css';
import type { Money } from './next-step';
import { shortAccessId } from './short-access-id';

interface CancelTargetProps {
  order: {
    orderNumber: string;
    warnings: readonly string[];
    trade: {
      accessId: string | null;
      gatewayOrderId: string;
      gatewayStatus: string;
      money: Money;
      total: number;
      tranDate: string | null;
    };
    checkout: { customer: { name: string } } | null;
    order: StandingOrder | null;
  };
}

interface StandingOrder {
  number: string;
  origin: 'CART' | 'RESTORED';
  paymentMethod: 'CARD' | 'CASH_ON_DELIVERY' | 'BANK_TRANSFER' | 'CONVENIENCE_STORE' | 'DEFERRED' | 'OTHER';
  accessId: string | null;
  total: number;
  progress: string;
  customer: { name: string };
}

/** The trade that would be cancelled, and beside it the order under its number, which stays. */
export function CancelTarget({
  order: { orderNumber, warnings, trade, checkout, order },
}: CancelTargetProps) {
  const t = useTranslations('cancel');
  const word = useTranslations('comparison');
  const name = (order ?? checkout)?.customer.name ?? '-';
  const isPaidByThis = order !== null && order.accessId !== null && order.accessId === trade.accessId;
  const standing = isPaidByThis ? 'paidByThis' : order?.progress === 'CANCELLED' ? 'cancelled' : 'stays';
  return (
    <>
      <section className={classes.trade} data-part="trade" aria-label={t('trade')}>
        <h3>{t('trade')}</h3>
        <dl className={facts.facts}>
          <dt>{t('number')}</dt>
          <dd className="figure">
            <strong>{orderNumber}</strong>
            {trade.gatewayOrderId !== orderNumber && t('orderId', { id: trade.gatewayOrderId })}
          </dd>
          <dt>{t('customer')}</dt>
          <dd>{name}</dd>
          <dt>{t('charged')}</dt>
          <dd className="figure">
            <strong>{formatYen(trade.total)}</strong>{' '}
            {word('moneyOf', { money: word(`moneyWords.${trade.money}`), status: trade.gatewayStatus })}
          </dd>
          <dt>{t('accessId')}</dt>
          <dd className="figure">{shortAccessId(trade.accessId)}</dd>
          <dt>{t('tranDate')}</dt>
          <dd className="figure">{trade.tranDate ? formatDateTime(trade.tranDate) : '-'}</dd>
        </dl>
      </section>
      {order && (
        <section className={classes.trade} data-part={standing} aria-label={t(`order.${standing}`)}>
          <h3>{t(`order.${standing}`)}</h3>
          <dl className={facts.facts}>
            <dt>{t('number')}</dt>
            <dd className="figure">
              {order.number} {word(`origins.${order.origin}`)}
            </dd>
            <dt>{t('orderTotal')}</dt>
            <dd className="figure">{formatYen(order.total)}</dd>
            <dt>{t('payment')}</dt>
            <dd>{word(`methods.${order.paymentMethod}`)}</dd>
            <dt>{t('accessId')}</dt>
            <dd className="figure">{shortAccessId(order.accessId)}</dd>
          </dl>
        </section>
      )}
      {warnings.includes('SIBLING_TRADE') && (
        <Alert variant="default" data-level="caution" title={t('sibling')}>
          {t('siblingNext')}
        </Alert>
      )}
    </>
  );
}
