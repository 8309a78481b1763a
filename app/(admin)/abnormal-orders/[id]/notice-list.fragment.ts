import { graphql } from '#graphql/tada';

export const NoticeList_notice = graphql(`
  fragment NoticeList_notice on Notice {
    id receivedAt deliveries gatewayStatus jobCode total sourceAddress fields
    errors { code info meaning }
  }
`);
