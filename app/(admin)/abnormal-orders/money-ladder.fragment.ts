import { graphql } from '#graphql/tada';

export const MoneyLadder_deadline = graphql(`
  fragment MoneyLadder_deadline on MoneyDeadline { kind until rows yen }
`);
