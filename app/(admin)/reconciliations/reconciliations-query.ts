import { graphql } from '#graphql/tada';
import { RunTable_reconciliation } from './run-table.fragment';

export const ReconciliationsQuery = graphql(
  `
  query Reconciliations($first: Int, $after: String) {
    viewer { id can shop { id hasGatewayAccess } }
    reconciliations(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id isRunning ...RunTable_reconciliation }
    }
  }
`,
  [RunTable_reconciliation],
);
