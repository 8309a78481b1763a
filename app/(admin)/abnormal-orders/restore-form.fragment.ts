import { graphql } from '#graphql/tada';
import { CheckoutSummary_checkout } from './checkout-summary.fragment';
import { ReorderComparison_checkout, ReorderComparison_order } from './reorder-comparison.fragment';

export const RestoreForm_abnormalOrder = graphql(
  `
  fragment RestoreForm_abnormalOrder on AbnormalOrder {
    id status orderNumber warnings isSettling allowedActions
    trade { money total }
    cancellation { job }
    pendingCancellation { id }
    order { id }
    checkout { total customer { email } ...CheckoutSummary_checkout ...ReorderComparison_checkout }
    possibleReorders { id ...ReorderComparison_order }
  }
`,
  [CheckoutSummary_checkout, ReorderComparison_checkout, ReorderComparison_order],
);
