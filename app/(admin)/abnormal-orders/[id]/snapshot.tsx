'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { Amounts } from '../../amounts';
import { CustomerFacts } from '../../customer-facts';
import { Lines } from '../../lines';
import { ShipmentList } from '../../shipment-list';
import { Snapshot_checkout } from './snapshot.fragment';

/** What the customer was buying, as the cart registered it before it called the gateway. */
export function Snapshot({ of }: { of: FragmentOf<typeof Snapshot_checkout> }) {
  const t = useTranslations('order');
  const { orderType, orderedAt, note, customer, lines, shipments, ...amounts } = readFragment(
    Snapshot_checkout,
    of,
  );
  return (
    <>
      <CustomerFacts
        customer={customer}
        before={[
          [t('orderType'), orderType],
          [t('orderedAt'), formatDateTime(orderedAt)],
        ]}
        after={note ? [[t('note'), note]] : []}
      />
      <Lines lines={lines} foot={<Amounts {...amounts} />} />
      <ShipmentList shipments={shipments} />
    </>
  );
}
