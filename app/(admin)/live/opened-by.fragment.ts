import { graphql } from '#graphql/tada';

export const OpenedBy_abnormalOrder = graphql(`
  fragment OpenedBy_abnormalOrder on AbnormalOrder { openedBy }
`);
