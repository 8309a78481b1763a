import { graphql } from '#graphql/tada';

export const NextStepLine_abnormalOrder = graphql(`
  fragment NextStepLine_abnormalOrder on AbnormalOrder {
    status reason warnings isSettling isOpen deletedAt deletedBy deleteReason
    foundBy allowedActions
    trade { money total }
    checkout { total }
    order { progress }
    cancellation { job }
    pendingCancellation { state }
    customerPreference { nextStep }
  }
`);
