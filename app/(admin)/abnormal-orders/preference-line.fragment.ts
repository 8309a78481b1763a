import { graphql } from '#graphql/tada';

export const PreferenceLine_abnormalOrder = graphql(`
  fragment PreferenceLine_abnormalOrder on AbnormalOrder {
    id orderNumber allowedActions
    cancellation { job }
    customerPreference { requestedAt requestedBy choice note answeredAt nextStep }
  }
`);
