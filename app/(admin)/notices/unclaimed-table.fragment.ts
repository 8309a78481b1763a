import { graphql } from '#graphql/tada';

export const UnclaimedTable_notice = graphql(`
  fragment UnclaimedTable_notice on UnclaimedNotice {
    id receivedAt lastReceivedAt deliveries gmopgShopId gatewayOrderId gatewayStatus total sourceAddress fields
  }
`);
