'use client';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../../format-date-time';
import facts from '../../facts.module.css';
import { Progress } from '../progress';

interface OrderFactsProps {
  order: {
    orderType: string;
    orderedAt: string;
    placedAt: string;
    restoredAt: string | null;
    restoredBy: string | null;
    paymentMethod: 'CARD' | 'CASH_ON_DELIVERY' | 'BANK_TRANSFER' | 'CONVENIENCE_STORE' | 'DEFERRED' | 'OTHER';
    accessId: string | null;
    progress: string;
  };
}

export function OrderFacts({ order }: OrderFactsProps) {
  const t = useTranslations();
  return (
    <dl className={facts.facts}>
      <dt>{t('orderPage.progress')}</dt>
      <dd>
        <Progress of={order.progress} />
      </dd>
      <dt>{t('order.orderType')}</dt>
      <dd>{order.orderType}</dd>
      <dt>{t('order.orderedAt')}</dt>
      <dd className="figure">{formatDateTime(order.orderedAt)}</dd>
      <dt>{t('orderPage.placedAt')}</dt>
      <dd className="figure">{formatDateTime(order.placedAt)}</dd>
      {order.restoredAt && (
        <>
          <dt>{t('orderPage.restoredAt')}</dt>
          <dd>
            {t('orderPage.restoredBy', { at: formatDateTime(order.restoredAt), by: order.restoredBy ?? '-' })}
          </dd>
        </>
      )}
      <dt>{t('orderPage.payment')}</dt>
      <dd>{t(`paymentMethod.${order.paymentMethod}`)}</dd>
      <dt>{t('orderPage.accessId')}</dt>
      <dd className="figure">{order.accessId ?? '-'}</dd>
    </dl>
  );
}
