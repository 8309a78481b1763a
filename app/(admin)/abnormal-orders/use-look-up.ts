'use client';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { LookUpTrade_trade } from './look-up-trade.fragment';

const LookUpTrades = graphql(
  `
  mutation LookUpTrades($orderNumber: String!) {
    lookUpTrades(orderNumber: $orderNumber) {
      __typename
      ... on TradesLookedUp {
        orderNumber
        unanswered
        trades {
          gatewayOrderId isKnown money total
          abnormalOrder { id status }
          order { id progress }
          ...LookUpTrade_trade
        }
      }
      ... on Refusal { message }
    }
  }
`,
  [LookUpTrade_trade],
);

/** Asks GMOPG about an order number; `answer` is the last one, `failed` when the server itself did not answer. */
export function useLookUp() {
  const [{ data, error, fetching }, run] = useMutation(LookUpTrades);
  return {
    lookUp: (orderNumber: string) => run({ orderNumber }),
    answer: fetching ? null : (data?.lookUpTrades ?? null),
    hasFailed: error !== undefined && !fetching,
    isBusy: fetching,
  };
}
