import { graphql } from '#graphql/tada';
import { CustomerFacts_customer } from '../../customer-facts';
import { Lines_line } from '../../lines';
import { MailHistory_mail } from '../../mail-history';
import { ShipmentList_shipment } from '../../shipment-list';
import { MailForm_order } from './mail-form';

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
