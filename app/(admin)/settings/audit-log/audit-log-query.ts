import { graphql } from '#graphql/tada';
import { Pager_pageInfo } from '../../pager.fragment';
import { AuditTable_entry } from './audit-table.fragment';

export const AuditLogQuery = graphql(
  `
  query AuditLog($filter: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
    auditEntries(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { ...Pager_pageInfo }
      nodes { id ...AuditTable_entry }
    }
  }
`,
  [Pager_pageInfo, AuditTable_entry],
);
