import { graphql } from '#graphql/tada';
import { Lines_line } from '../lines.fragment';

export const CheckoutSummary_checkout = graphql(
  `
  fragment CheckoutSummary_checkout on Checkout {
    orderedAt subtotal shippingFee handlingFee discount total
    customer { name memberId email phone }
    lines { ...Lines_line }
  }
`,
  [Lines_line],
);
