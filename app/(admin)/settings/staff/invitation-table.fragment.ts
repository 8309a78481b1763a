import { graphql } from '#graphql/tada';

export const InvitationTable_invitation = graphql(`
  fragment InvitationTable_invitation on StaffInvitation { id email role invitedBy createdAt expiresAt }
`);
