import { graphql } from '#graphql/tada';

export const SessionList_session = graphql(`
  fragment SessionList_session on AccountSession { id startedAt lastSeenAt device isThis }
`);
