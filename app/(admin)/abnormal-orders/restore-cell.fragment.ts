import { graphql } from '#graphql/tada';

export const RestoreCell_abnormalOrder = graphql(`
  fragment RestoreCell_abnormalOrder on AbnormalOrder { id status orderNumber allowedActions }
`);
