'use client';
import { Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../use-toast';

const StartReconciliation = graphql(`
  mutation StartReconciliation {
    startReconciliation {
      __typename
      ... on ReconciliationStarted { reconciliation { id isRunning } }
      ... on Refusal { message }
    }
  }
`);

export function StartButton({ isRunning, isDisabled }: { isRunning: boolean; isDisabled: boolean }) {
  const t = useTranslations('reconciliations');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(StartReconciliation);

  async function start() {
    const { data } = await run({});
    const kind = data?.startReconciliation.__typename ?? 'unanswered';
    if (kind === 'ReconciliationStarted') toast({ color: 'green', message: t('started') });
    else toast({ color: 'yellow', autoClose: 20_000, message: t(`refusals.${kind}`) });
  }

  return (
    <Button
      leftSection={<RefreshCw size={14} aria-hidden="true" />}
      loading={fetching}
      disabled={isRunning || isDisabled}
      onClick={start}
    >
      {t(isRunning ? 'running' : 'start')}
    </Button>
  );
}
