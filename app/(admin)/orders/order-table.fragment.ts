import { graphql } from '#graphql/tada';

export const OrderTable_order = graphql(`
  fragment OrderTable_order on Order {
    id number origin orderType orderedAt total paymentMethod progress
    customer { name memberId }
    shipments { name }
    mails { kind state keptAsFile queuedAt }
  }
`);
