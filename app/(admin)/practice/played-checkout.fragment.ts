import { graphql } from '#graphql/tada';
import { PlayedResults_practiceCheckout } from './played-results.fragment';
import { StepList_step } from './step-list.fragment';

export const PlayedCheckout_practiceCheckout = graphql(
  `
  fragment PlayedCheckout_practiceCheckout on PracticeCheckout {
    orderNumber story placedAt isMoving
    steps { ...StepList_step }
    trades { gatewayOrderId }
    checkout { total customer { name } }
    ...PlayedResults_practiceCheckout
  }
`,
  [StepList_step, PlayedResults_practiceCheckout],
);
