import { graphql } from '#graphql/tada';
import { CustomerFacts_customer } from '../../customer-facts.fragment';
import { Lines_line } from '../../lines.fragment';
import { ShipmentList_shipment } from '../../shipment-list.fragment';

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
