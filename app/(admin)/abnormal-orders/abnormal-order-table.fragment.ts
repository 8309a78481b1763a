import { graphql } from '#graphql/tada';
import { AbnormalOrderRow_abnormalOrder } from './abnormal-order-row.fragment';

export const AbnormalOrderTable_abnormalOrder = graphql(
  `
  fragment AbnormalOrderTable_abnormalOrder on AbnormalOrder { id ...AbnormalOrderRow_abnormalOrder }
`,
  [AbnormalOrderRow_abnormalOrder],
);
