import { graphql } from '#graphql/tada';

export const Timeline_entry = graphql(`
  fragment Timeline_entry on TimelineEntry { at kind actor detail }
`);
