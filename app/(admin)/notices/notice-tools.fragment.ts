import { graphql } from '#graphql/tada';

export const NoticeTools_notice = graphql(`
  fragment NoticeTools_notice on Notice { id outcome doubt gatewayOrderId }
`);
