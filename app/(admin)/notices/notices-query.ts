import { graphql } from '#graphql/tada';
import { Pager_pageInfo } from '../pager.fragment';
import { NoticeTable_notice } from './notice-table.fragment';

export const NoticesQuery = graphql(
  `
  query Notices($filter: NoticeFilter, $first: Int, $after: String, $last: Int, $before: String) {
    notices(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { ...Pager_pageInfo }
      nodes { id ...NoticeTable_notice }
    }
    viewer { id can shops { id name gmopgShopId } }
    unclaimedNotices { id }
  }
`,
  [Pager_pageInfo, NoticeTable_notice],
);
