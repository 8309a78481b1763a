import { graphql } from '#graphql/tada';
import { TradeTools_abnormalOrder } from '../trade-tools.fragment';

export const RowActions_abnormalOrder = graphql(
  `
  fragment RowActions_abnormalOrder on AbnormalOrder {
    id orderNumber allowedActions order { id }
    ...TradeTools_abnormalOrder
  }
`,
  [TradeTools_abnormalOrder],
);
