import { graphql } from '#graphql/tada';

export const DeleteForm_abnormalOrder = graphql(`
  fragment DeleteForm_abnormalOrder on AbnormalOrder {
    id status orderNumber allowedActions
    cancellation { job }
    trade { money total }
    checkout { customer { name } }
  }
`);
