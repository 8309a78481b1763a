import { graphql } from '#graphql/tada';

export const RowActions_abnormalOrder = graphql(`
  fragment RowActions_abnormalOrder on AbnormalOrder { id orderNumber allowedActions order { id } }
`);
