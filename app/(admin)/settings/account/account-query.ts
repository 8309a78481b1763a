import { graphql } from '#graphql/tada';
import { SessionList_session } from './session-list.fragment';
import { TotpBox_account } from './totp-box.fragment';

export const AccountQuery = graphql(
  `
  query Account {
    viewer { id roleWithTotp shop { id name } }
    account { name email ...TotpBox_account sessions { id ...SessionList_session } }
  }
`,
  [TotpBox_account, SessionList_session],
);
