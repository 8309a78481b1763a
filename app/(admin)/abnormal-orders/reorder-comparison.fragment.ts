import { graphql } from '#graphql/tada';

export const ReorderComparison_checkout = graphql(`
  fragment ReorderComparison_checkout on Checkout {
    orderedAt total lines { sku name quantity unitPrice }
  }
`);

export const ReorderComparison_order = graphql(`
  fragment ReorderComparison_order on Order {
    id number orderedAt total progress lines { sku name quantity unitPrice }
  }
`);
