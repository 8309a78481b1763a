import { graphql } from '#graphql/tada';

export const RiskLine_counts = graphql(`
  fragment RiskLine_counts on AbnormalOrderCounts { open moneyAtRisk settling }
`);

export const RiskLine_oldest = graphql(`
  fragment RiskLine_oldest on AbnormalOrder { id orderNumber receivedAt }
`);
