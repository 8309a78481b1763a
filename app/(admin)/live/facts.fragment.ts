import { graphql } from '#graphql/tada';
import { OpenedBy_abnormalOrder } from './opened-by.fragment';

/** What a dialog about a row watches while it is open. */
export const Facts_abnormalOrder = graphql(
  `
  fragment Facts_abnormalOrder on AbnormalOrder {
    id isListed status deletedAt deletedBy warnings isSettling allowedActions
    trade { money total }
    order { id progress }
    pendingCancellation { id }
    cancellation { job }
    mails { id kind queuedAt }
    ...OpenedBy_abnormalOrder
  }
`,
  [OpenedBy_abnormalOrder],
);
