import { graphql } from '#graphql/tada';

export const RunTable_reconciliation = graphql(`
  fragment RunTable_reconciliation on Reconciliation {
    id requestedBy startedAt finishedAt isRunning asked found changed failed problem
  }
`);
