import { graphql } from '#graphql/tada';

export const SurgeBanner_surge = graphql(`
  fragment SurgeBanner_surge on AbnormalOrderSurge { since rows }
`);
