import { graphql } from '#graphql/tada';

export const TradeTools_abnormalOrder = graphql(`
  fragment TradeTools_abnormalOrder on AbnormalOrder {
    id orderNumber status allowedActions askedAt
    trade { money total gatewayStatus }
    cancellation { job until }
  }
`);
