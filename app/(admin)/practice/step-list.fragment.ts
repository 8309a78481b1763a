import { graphql } from '#graphql/tada';

export const StepList_step = graphql(`
  fragment StepList_step on PracticeStep { at kind gatewayOrderId total attempt }
`);
