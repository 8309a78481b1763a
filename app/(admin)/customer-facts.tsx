'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { CustomerFacts_customer } from './customer-facts.fragment';
import classes from './facts.module.css';

interface CustomerFactsProps {
  customer: FragmentOf<typeof CustomerFacts_customer>;
  before?: [string, string][];
  after?: [string, string][];
}

export function CustomerFacts({ customer, before = [], after = [] }: CustomerFactsProps) {
  const t = useTranslations('order');
  const { memberId, name, kana, email, phone, postalCode, address } = readFragment(
    CustomerFacts_customer,
    customer,
  );
  const rows = [
    ...before,
    [t('customer'), t('customerOf', { name, memberId: memberId ?? '-' })],
    [t('kana'), kana ?? '-'],
    [t('email'), email ?? '-'],
    [t('phone'), phone ?? '-'],
    [
      t('address'),
      [postalCode && t('postalCode', { code: postalCode }), address].filter(Boolean).join(' ') || '-',
    ],
    ...after,
  ];
  return (
    <dl className={classes.facts}>
      {rows.map(([term, fact]) => [<dt key={term}>{term}</dt>, <dd key={`${term} fact`}>{fact}</dd>])}
    </dl>
  );
}
