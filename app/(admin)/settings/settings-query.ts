import { graphql } from '#graphql/tada';

export const SettingsQuery = graphql(`
  query Settings {
    viewer { id can shop { id name gmopgShopId graceSeconds hasGatewayAccess gatewayEndpoint isPractice } }
    shopSetup {
      staffCount tokenCount ownTemplateCount sendsMails testNoticeAnsweredAt lastNoticeAt lastMailSentAt hasCheckouts
      alerts { recipientCount digestRecipientCount digestAt digestDays watchesNotices }
    }
  }
`);
