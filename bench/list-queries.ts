/** What the admin asks for a tab: 50 rows with checkout, order and mail state, and the numbers on the tabs. */
export const ourFirstPage = `query ($status: AbnormalOrderStatus, $filter: AbnormalOrderFilter, $after: String) {
  abnormalOrders(status: $status, filter: $filter, first: 50, after: $after) {
    nodes {
      id status reason warnings isOpen orderNumber receivedAt
      trade { accessId gatewayStatus money total currency }
      checkout { orderType orderedAt total customer { memberId name email } lines { name quantity unitPrice } }
      order { id number origin placedAt total mails { id state sentAt } }
    }
    pageInfo { hasNextPage endCursor }
  }
  abnormalOrderCounts(filter: $filter) { all restorable restored duplicate unrecoverable open moneyAtRisk }
}`;

export const ourPage = ourFirstPage
  .replace(/ {2}abnormalOrderCounts.*\n/, '')
  .replace('$filter: $filter', '');
export const ourCounts =
  'query ($filter: AbnormalOrderFilter) { abnormalOrderCounts(filter: $filter) { all restorable restored duplicate unrecoverable } }';

/** The same of PostGraphile; `tab_counts` is a function that sums the same deltas. */
export const peersFirstPage = `query ($shop: UUID!, $status: String!) {
  allTrades(condition: { shopId: $shop, status: $status, deletedAt: null }, orderBy: [RECEIVED_AT_DESC, ROW_ID_DESC], first: 50) {
    nodes {
      id: rowId status reason warnings isOpen orderNumber receivedAt accessId gatewayStatus money total currency
      checkout { orderType orderedAt total memberId customerName email lines }
      order { id: rowId number origin placedAt total mails { nodes { id: rowId state sentAt } } }
    }
    pageInfo { hasNextPage endCursor }
  }
  tabCounts(shop: $shop) { nodes { allRows restorable restored duplicate unrecoverable open moneyAtRisk } }
}`;

/** PostGraphile follows foreign keys; between these tables they are only ever meant. */
export const peersSchema = `
  comment on table trades is E'@foreignKey (shop_id, order_number) references checkouts (shop_id, order_number)|@fieldName checkout\\n@foreignKey (shop_id, paid_order_id) references orders (shop_id, id)|@fieldName order';
  comment on table mails is E'@foreignKey (shop_id, order_id) references orders (shop_id, id)|@foreignFieldName mails';
  create function tab_counts(shop uuid) returns table (all_rows bigint, restorable bigint, restored bigint, duplicate bigint,
    unrecoverable bigint, open bigint, money_at_risk bigint) language sql stable as $$
    select coalesce(sum(rows), 0)::bigint, coalesce(sum(rows) filter (where status = 'RESTORABLE'), 0)::bigint,
      coalesce(sum(rows) filter (where status = 'RESTORED'), 0)::bigint, coalesce(sum(rows) filter (where status = 'DUPLICATE'), 0)::bigint,
      coalesce(sum(rows) filter (where status = 'UNRECOVERABLE'), 0)::bigint, coalesce(sum(rows) filter (where is_open), 0)::bigint,
      coalesce(sum(yen) filter (where is_open), 0)::bigint
    from abnormal_order_deltas d where d.shop_id = shop $$;`;
