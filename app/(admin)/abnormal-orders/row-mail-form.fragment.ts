import { graphql } from '#graphql/tada';

export const RowMailForm_abnormalOrder = graphql(`
  fragment RowMailForm_abnormalOrder on AbnormalOrder {
    id orderNumber status allowedActions
    trade { money total }
    checkout { customer { name } }
    order { id origin customer { name } }
    mails { kind state keptAsFile queuedAt }
  }
`);
