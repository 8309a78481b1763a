import { graphql } from '#graphql/tada';

export const StaffTable_member = graphql(`
  fragment StaffTable_member on StaffMember {
    userId name email role isAdministrator isYou lastSignInAt hasTotp
  }
`);
