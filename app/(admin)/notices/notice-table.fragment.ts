import { graphql } from '#graphql/tada';
import { NoticeTools_notice } from './notice-tools.fragment';

export const NoticeTable_notice = graphql(
  `
  fragment NoticeTable_notice on Notice {
    id receivedAt deliveries gmopgShopId gatewayOrderId gatewayStatus total payType outcome sourceAddress fields
    abnormalOrder { id }
    ...NoticeTools_notice
  }
`,
  [NoticeTools_notice],
);
