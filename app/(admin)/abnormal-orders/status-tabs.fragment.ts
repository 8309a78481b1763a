import { graphql } from '#graphql/tada';

export const StatusTabs_counts = graphql(`
  fragment StatusTabs_counts on AbnormalOrderCounts { all restorable restored duplicate unrecoverable }
`);
