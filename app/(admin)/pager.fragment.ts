import { graphql } from '#graphql/tada';

export const Pager_pageInfo = graphql(`
  fragment Pager_pageInfo on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }
`);
