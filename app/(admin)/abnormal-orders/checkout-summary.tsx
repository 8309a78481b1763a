'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { Amounts } from '../amounts';
import facts from '../facts.module.css';
import { Lines } from '../lines';
import { CheckoutSummary_checkout } from './checkout-summary.fragment';

export function CheckoutSummary({
  number,
  checkout,
}: {
  number: string;
  checkout: FragmentOf<typeof CheckoutSummary_checkout>;
}) {
  const t = useTranslations('order');
  const { orderedAt, customer, lines, ...amounts } = readFragment(CheckoutSummary_checkout, checkout);
  return (
    <>
      <dl className={facts.facts}>
        <dt>{t('number')}</dt>
        <dd className="figure">
          <strong>{number}</strong>
        </dd>
        <dt>{t('customer')}</dt>
        <dd>{t('customerOf', { name: customer.name, memberId: customer.memberId ?? '-' })}</dd>
        <dt>{t('email')}</dt>
        <dd>{customer.email ?? '-'}</dd>
        <dt>{t('phone')}</dt>
        <dd className="figure">{customer.phone ?? '-'}</dd>
        <dt>{t('orderedAt')}</dt>
        <dd className="figure">{formatDateTime(orderedAt)}</dd>
      </dl>
      <Lines lines={lines} foot={<Amounts {...amounts} />} />
    </>
  );
}
