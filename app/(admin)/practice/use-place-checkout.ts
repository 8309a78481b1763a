'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import type { Story } from './stories';

const PlacePracticeCheckout = graphql(`
  mutation PlacePracticeCheckout($input: PracticeCheckoutInput!) {
    placePracticeCheckout(input: $input) {
      __typename
      ... on PracticeCheckoutPlaced { practiceCheckout { orderNumber } }
      ... on InvalidInput { problems { path message } }
      ... on Refusal { message }
    }
  }
`);

interface Wish {
  story: Story;
  sku: string;
  customerName: string;
}

/** Plays a story; the number goes to `onPlaced`, a refusal stays to be shown. */
export function usePlaceCheckout(onPlaced: (orderNumber: string) => void) {
  const t = useTranslations('practice.refusals');
  const [{ fetching }, run] = useMutation(PlacePracticeCheckout);
  const [playing, setPlaying] = useState<Story | null>(null);
  const [refusal, setRefusal] = useState<{ cause: string; next: string } | null>(null);

  async function place(input: Wish) {
    setRefusal(null);
    setPlaying(input.story);
    const { data } = await run({ input });
    const result = data?.placePracticeCheckout;
    if (result?.__typename === 'PracticeCheckoutPlaced') {
      onPlaced(result.practiceCheckout.orderNumber);
      return;
    }
    const kind = result?.__typename ?? 'unanswered';
    setRefusal({ cause: t(`${kind}.cause`), next: t(`${kind}.next`) });
  }
  return { place, playing: fetching ? playing : null, refusal };
}
