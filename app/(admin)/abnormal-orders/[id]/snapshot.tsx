'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, graphql, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { Amounts } from '../../amounts';
import { CustomerFacts, CustomerFacts_customer } from '../../customer-facts';
import { Lines, Lines_line } from '../../lines';
import { ShipmentList, ShipmentList_shipment } from '../../shipment-list';

export const Snapshot_checkout = graphql(
  `
  fragment Snapshot_checkout on Checkout {
    orderType orderedAt note subtotal shippingFee handlingFee discount total
    customer { ...CustomerFacts_customer }
    lines { ...Lines_line }
    shipments { ...ShipmentList_shipment }
  }
`,
  [CustomerFacts_customer, Lines_line, ShipmentList_shipment],
);

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
