import { graphql } from '#graphql/tada';
import { CustomerFacts_customer } from '../../customer-facts.fragment';
import { Lines_line } from '../../lines.fragment';
import { MailHistory_mail } from '../../mail-history.fragment';
import { ShipmentList_shipment } from '../../shipment-list.fragment';
import { MailForm_order } from './mail-form.fragment';

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
      mails { id ...MailHistory_mail }
      ...MailForm_order
    }
  }
`,
  [CustomerFacts_customer, Lines_line, ShipmentList_shipment, MailHistory_mail, MailForm_order],
);
