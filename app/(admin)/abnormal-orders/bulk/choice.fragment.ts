import { graphql } from '#graphql/tada';

export const Choice_abnormalOrder = graphql(`
  fragment Choice_abnormalOrder on AbnormalOrder { id trade { total } }
`);
