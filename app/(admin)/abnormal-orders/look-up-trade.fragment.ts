import { graphql } from '#graphql/tada';

export const LookUpTrade_trade = graphql(`
  fragment LookUpTrade_trade on LookedUpTrade {
    gatewayOrderId isKnown accessId gatewayStatus money total processedAt
    abnormalOrder { id status }
    order { id number progress }
  }
`);
