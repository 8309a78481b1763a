import { graphql } from '#graphql/tada';

export const GuideQuery = graphql(`
  query Guide {
    viewer { id can shop { id gmopgShopId noticeUrl hasGatewayAccess isPractice } }
    shopSetup { testNoticeAnsweredAt lastNoticeAt sendsMails lastMailSentAt hasCheckouts tokenCount }
  }
`);
