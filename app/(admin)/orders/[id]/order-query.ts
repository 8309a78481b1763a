import { graphql } from '#graphql/tada';
import { CustomerFacts_customer } from '../../customer-facts.fragment';
import { Lines_line } from '../../lines.fragment';
import { ShipmentList_shipment } from '../../shipment-list.fragment';
import { OrderMails_order } from './order-mails.fragment';

export const OrderQuery = graphql(
  `
  query Order($id: ID!) {
    viewer { can }
    order(id: $id) {
      id number origin orderType orderedAt placedAt restoredAt restoredBy paymentMethod accessId progress
      subtotal shippingFee handlingFee discount total
      customer { ...CustomerFacts_customer }
      lines { ...Lines_line }
      shipments { ...ShipmentList_shipment }
      abnormalOrder { id }
      ...OrderMails_order
    }
  }
`,
  [CustomerFacts_customer, Lines_line, ShipmentList_shipment, OrderMails_order],
);
