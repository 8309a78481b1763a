import { graphql } from '#graphql/tada';
import { TotalsTable_month } from './totals-table.fragment';

export const TotalsQuery = graphql(
  `
  query Totals($from: String!, $to: String!) {
    monthlyTotals(from: $from, to: $to) { ...TotalsTable_month }
  }
`,
  [TotalsTable_month],
);
