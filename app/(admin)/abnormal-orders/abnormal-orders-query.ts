import { graphql } from '#graphql/tada';
import { Pager_pageInfo } from '../pager.fragment';
import { AbnormalOrderTable_abnormalOrder } from './abnormal-order-table.fragment';
import { Choice_abnormalOrder } from './bulk/choice.fragment';
import { RiskLine_counts, RiskLine_oldest } from './risk-line.fragment';
import { StatusTabs_counts } from './status-tabs.fragment';

export const AbnormalOrdersQuery = graphql(
  `
  query AbnormalOrders(
    $status: AbnormalOrderStatus, $filter: AbnormalOrderFilter, $first: Int, $after: String, $last: Int, $before: String
  ) {
    abnormalOrders(status: $status, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { ...Pager_pageInfo }
      nodes { id ...AbnormalOrderTable_abnormalOrder ...Choice_abnormalOrder }
    }
    tabCounts: abnormalOrderCounts(filter: $filter) { ...StatusTabs_counts }
    counts: abnormalOrderCounts { open ...RiskLine_counts }
    oldest: abnormalOrders(filter: { open: true }, last: 1) { nodes { ...RiskLine_oldest } }
  }
`,
  [
    Pager_pageInfo,
    AbnormalOrderTable_abnormalOrder,
    Choice_abnormalOrder,
    StatusTabs_counts,
    RiskLine_counts,
    RiskLine_oldest,
  ],
);
