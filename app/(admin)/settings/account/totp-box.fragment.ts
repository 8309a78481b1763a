import { graphql } from '#graphql/tada';

export const TotpBox_account = graphql(`
  fragment TotpBox_account on Account { totpOnSince recoveryCodesLeft }
`);
