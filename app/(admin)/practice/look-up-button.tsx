'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../use-toast';

const LookUpPractised = graphql(`
  mutation LookUpPractised($orderNumber: String!) {
    lookUpTrades(orderNumber: $orderNumber) {
      __typename
      ... on TradesLookedUp { trades { gatewayOrderId abnormalOrder { id status } } }
      ... on Refusal { message }
    }
  }
`);

/** Asks GMOPG about a checkout of which no notice ever told. */
export function LookUpButton({ orderNumber }: { orderNumber: string }) {
  const t = useTranslations('practice');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(LookUpPractised);

  async function lookUp() {
    const { data } = await run({ orderNumber }, { additionalTypenames: ['PracticeCheckout'] });
    if (data?.lookUpTrades.__typename === 'TradesLookedUp') return;
    toast({ color: 'red', title: t('refusals.unanswered.cause'), message: t('refusals.unanswered.next') });
  }
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={fetching}
      aria-label={t('lookUpOf', { number: orderNumber })}
      onClick={lookUp}
    >
      {t('lookUp')}
    </Button>
  );
}
