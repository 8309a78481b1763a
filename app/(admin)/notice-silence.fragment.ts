import { graphql } from '#graphql/tada';

export const NoticeSilence_silence = graphql(`
  fragment NoticeSilence_silence on NoticeSilence { since usualCount }
`);
