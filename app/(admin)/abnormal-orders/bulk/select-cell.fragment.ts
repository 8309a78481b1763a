import { graphql } from '#graphql/tada';

export const SelectCell_abnormalOrder = graphql(`
  fragment SelectCell_abnormalOrder on AbnormalOrder { id orderNumber status }
`);
