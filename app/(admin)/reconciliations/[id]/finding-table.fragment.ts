import { graphql } from '#graphql/tada';

export const FindingTable_finding = graphql(`
  fragment FindingTable_finding on ReconciliationFinding {
    id at kind orderNumber before after problem
    abnormalOrder { id status trade { total } checkout { customer { name } } }
  }
`);
