import { graphql } from '#graphql/tada';

export const NextStepLine_abnormalOrder = graphql(`
  fragment NextStepLine_abnormalOrder on AbnormalOrder {
    status reason warnings isSettling isOpen deletedAt deletedBy deleteReason
    trade { money total }
    checkout { total }
  }
`);
