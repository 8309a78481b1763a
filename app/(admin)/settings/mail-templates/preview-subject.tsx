'use client';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import type { MailKind } from '../../mail-kind';
import classes from './template-editor.module.css';
import type { PreviewAbout } from './use-template-preview';

const PreviewSubjects = graphql(`
  query PreviewSubjects($ofOrders: Boolean!, $search: String, $status: AbnormalOrderStatus) {
    orders(filter: { search: $search }, first: 20) @include(if: $ofOrders) {
      nodes { id number customer { name } }
    }
    abnormalOrders(status: $status, filter: { search: $search }, first: 20) @skip(if: $ofOrders) {
      nodes { id orderNumber checkout { customer { name } } }
    }
  }
`);

const statusOf = {
  ORDER_CONFIRMATION: null,
  RESTORED_ORDER_CONFIRMATION: null,
  DUPLICATE_CANCELLED: 'DUPLICATE',
  PAYMENT_RETURNED: null,
  PREFERENCE_REQUEST: 'UNRECOVERABLE',
} as const satisfies Record<MailKind, string | null>;

interface PreviewSubjectProps {
  kind: MailKind;
  about: PreviewAbout;
  onAbout: (about: PreviewAbout) => void;
}

/** Which order, or which row where there is none, the preview is written for: a made-up one, or one of the shop's newest. */
export function PreviewSubject({ kind, about, onAbout }: PreviewSubjectProps) {
  const t = useTranslations('mailTemplates');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 350);
  const ofOrders = kind.endsWith('ORDER_CONFIRMATION');
  const [{ data }] = useQuery({
    query: PreviewSubjects,
    variables: { ofOrders, search: search || null, status: statusOf[kind] },
    requestPolicy: 'cache-and-network',
  });
  const found = [
    ...(data?.orders?.nodes ?? []).map(({ id, number, customer }) => ({ id, number, name: customer.name })),
    ...(data?.abnormalOrders?.nodes ?? []).map(({ id, orderNumber, checkout }) => ({
      id,
      number: orderNumber,
      name: checkout?.customer.name ?? '-',
    })),
  ];
  const chosen = about.orderId ?? about.abnormalOrderId ?? '';
  const isListed = found.some(({ id }) => id === chosen);

  return (
    <div className={classes.subject}>
      <TextInput
        type="search"
        label={t('findSubject')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <NativeSelect
        label={t('previewOf')}
        value={chosen}
        data={[
          { value: '', label: t('sample') },
          ...(chosen && !isListed ? [{ value: chosen, label: t('chosenBefore') }] : []),
          ...found.map(({ id, number, name }) => ({ value: id, label: t('subjectOf', { number, name }) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          if (value === '') return onAbout({});
          onAbout(ofOrders ? { orderId: value } : { abnormalOrderId: value });
        }}
      />
      {search && data && found.length === 0 && <span role="status">{t('noSubject')}</span>}
    </div>
  );
}
