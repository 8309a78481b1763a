import { graphql } from '#graphql/tada';

export const TotalsTable_month = graphql(`
  fragment TotalsTable_month on MonthlyTotals {
    month restoredCount restoredYen cancelledCount cancelledYen openCount openYen
  }
`);
