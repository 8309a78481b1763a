'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../use-toast';

const CancelInPracticeConsole = graphql(`
  mutation CancelInPracticeConsole($gatewayOrderId: String!) {
    cancelInPracticeConsole(gatewayOrderId: $gatewayOrderId) {
      __typename
      ... on PracticeTradeCancelled { practiceCheckout { orderNumber trades { holdsMoney } } }
      ... on Refusal { message }
    }
  }
`);

/** Somebody cancels in GMOPG's console, past this product. */
export function ConsoleButton({ gatewayOrderId }: { gatewayOrderId: string }) {
  const t = useTranslations('practice');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(CancelInPracticeConsole);

  async function cancel() {
    const { data } = await run({ gatewayOrderId });
    const kind = data?.cancelInPracticeConsole.__typename ?? 'unanswered';
    if (kind === 'PracticeTradeCancelled') return;
    toast({ color: 'red', title: t(`refusals.${kind}.cause`), message: t(`refusals.${kind}.next`) });
  }
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={fetching}
      aria-label={t('cancelInConsoleOf', { orderId: gatewayOrderId })}
      onClick={cancel}
    >
      {t('cancelInConsole')}
    </Button>
  );
}
