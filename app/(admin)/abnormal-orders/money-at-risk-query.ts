import { graphql } from '#graphql/tada';
import { MoneyLadder_deadline } from './money-ladder.fragment';
import { SurgeBanner_surge } from './surge-banner.fragment';

/** Beside the list's query: turning a page or typing asks for none of it again. */
export const MoneyAtRiskQuery = graphql(
  `
  query MoneyAtRisk {
    moneyDeadlines { ...MoneyLadder_deadline }
    abnormalOrderSurge { ...SurgeBanner_surge }
  }
`,
  [MoneyLadder_deadline, SurgeBanner_surge],
);
