import { graphql } from '#graphql/tada';
import { Pager_pageInfo } from '../pager.fragment';
import { OrderTable_order } from './order-table.fragment';

export const OrdersQuery = graphql(
  `
  query Orders($filter: OrderFilter, $first: Int, $after: String, $last: Int, $before: String) {
    orders(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo { ...Pager_pageInfo }
      nodes { id ...OrderTable_order }
    }
  }
`,
  [Pager_pageInfo, OrderTable_order],
);
