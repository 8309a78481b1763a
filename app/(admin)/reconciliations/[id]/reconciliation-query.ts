import { graphql } from '#graphql/tada';
import { FindingTable_finding } from './finding-table.fragment';

export const ReconciliationQuery = graphql(
  `
  query Reconciliation($id: ID!, $first: Int, $after: String) {
    reconciliation(id: $id) {
      id requestedBy startedAt finishedAt isRunning asked found changed failed problem
      findings(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...FindingTable_finding }
      }
    }
  }
`,
  [FindingTable_finding],
);
