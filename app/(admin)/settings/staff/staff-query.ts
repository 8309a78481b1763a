import { graphql } from '#graphql/tada';
import { InvitationTable_invitation } from './invitation-table.fragment';
import { StaffTable_member } from './staff-table.fragment';

export const StaffQuery = graphql(
  `
  query Staff {
    viewer { id shop { id name } }
    account { totpOnSince }
    shopSettings { totpRequirement }
    staff { userId ...StaffTable_member }
    staffInvitations { id ...InvitationTable_invitation }
  }
`,
  [StaffTable_member, InvitationTable_invitation],
);
