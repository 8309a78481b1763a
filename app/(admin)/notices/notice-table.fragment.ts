import { graphql } from '#graphql/tada';

export const NoticeTable_notice = graphql(`
  fragment NoticeTable_notice on Notice {
    id receivedAt deliveries gatewayOrderId gatewayStatus total payType outcome sourceAddress fields
    abnormalOrder { id }
  }
`);
