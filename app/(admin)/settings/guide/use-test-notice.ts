'use client';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';

export const SendTestNotice = graphql(`
  mutation SendTestNotice {
    sendTestNotice {
      ... on TestNoticeSent { milliseconds steps { kind isOk fault detail } }
    }
  }
`);

/** Sends a test notice and keeps how far it came; what the shop has reached is asked for again. */
export function useTestNotice() {
  const [{ data, error, fetching }, run] = useMutation(SendTestNotice);
  return {
    send: () => run({}, changesSetup),
    sent: fetching ? null : (data?.sendTestNotice ?? null),
    isUnanswered: !fetching && error !== undefined,
    isBusy: fetching,
  };
}

const changesSetup = { additionalTypenames: ['ShopSetup'] };
