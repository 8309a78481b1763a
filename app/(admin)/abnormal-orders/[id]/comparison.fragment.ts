import { graphql } from '#graphql/tada';

export const Comparison_abnormalOrder = graphql(`
  fragment Comparison_abnormalOrder on AbnormalOrder {
    orderNumber receivedAt reason
    trade { accessId gatewayOrderId gatewayStatus money amount tax total currency method approval tranId tranDate }
    checkout { orderedAt total }
    order { number origin orderedAt placedAt paymentMethod accessId total progress }
  }
`);
