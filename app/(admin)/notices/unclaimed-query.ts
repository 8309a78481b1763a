import { graphql } from '#graphql/tada';
import { UnclaimedTable_notice } from './unclaimed-table.fragment';

export const UnclaimedQuery = graphql(
  `
  query UnclaimedNotices {
    viewer { id shops { id name gmopgShopId } }
    unclaimedNotices { id ...UnclaimedTable_notice }
  }
`,
  [UnclaimedTable_notice],
);
