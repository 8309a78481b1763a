import type { Client } from 'urql';
import { graphql, readFragment } from '#graphql/tada';
import type { listVariables } from '../abnormal-orders-url';
import { Choice_abnormalOrder } from './choice.fragment';
import { type Choice, mostChosen } from './selection';

const ChoicesQuery = graphql(
  `
  query Choices($status: AbnormalOrderStatus, $filter: AbnormalOrderFilter, $first: Int, $after: String) {
    abnormalOrders(status: $status, filter: $filter, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id ...Choice_abnormalOrder }
    }
  }
`,
  [Choice_abnormalOrder],
);

export type Asked = Pick<ReturnType<typeof listVariables>, 'status' | 'filter'>;

const largestPage = 100;

/** The newest rows that match, `mostChosen` at the most; null: the server gave no answer. */
export async function findChoices(client: Client, { status, filter }: Asked): Promise<Choice[] | null> {
  const found: Choice[] = [];
  let after: string | null = null;
  while (found.length < mostChosen) {
    const variables: {
      status: Asked['status'];
      filter: Asked['filter'];
      first: number;
      after: string | null;
    } = { status, filter, first: largestPage, after };
    const answer = await client.query(ChoicesQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    const page = answer.data?.abnormalOrders;
    if (!page) return null;
    for (const { id, trade } of readFragment(Choice_abnormalOrder, page.nodes))
      found.push({ id, total: trade.total });
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  return found;
}
