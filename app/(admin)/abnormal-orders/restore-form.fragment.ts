import { graphql } from '#graphql/tada';
import { CheckoutSummary_checkout } from './checkout-summary.fragment';
import { ReorderList_order } from './reorder-list.fragment';

export const RestoreForm_abnormalOrder = graphql(
  `
  fragment RestoreForm_abnormalOrder on AbnormalOrder {
    id status orderNumber warnings isSettling allowedActions
    trade { money total }
    cancellation { job }
    pendingCancellation { id }
    order { id }
    checkout { total customer { email } ...CheckoutSummary_checkout }
    possibleReorders { id ...ReorderList_order }
  }
`,
  [CheckoutSummary_checkout, ReorderList_order],
);
