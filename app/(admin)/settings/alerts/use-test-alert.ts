'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../../use-toast';

const SendTestAlert = graphql(`
  mutation SendTestAlert($to: String!) {
    sendTestAlert(to: $to) {
      __typename
      ... on TestAlertQueued { alert { id } }
      ... on Refusal { message }
    }
  }
`);

/** What became of the mail stands in the list of the last alerts. */
export function useTestAlert(onTested: () => void) {
  const t = useTranslations('alerts');
  const toast = useToast();
  const [, run] = useMutation(SendTestAlert);
  const [testing, setTesting] = useState<string | null>(null);

  async function test(to: string) {
    setTesting(to);
    const { data } = await run({ to });
    setTesting(null);
    const isQueued = data?.sendTestAlert.__typename === 'TestAlertQueued';
    toast(
      isQueued
        ? { color: 'green', message: t('tested', { to }) }
        : { color: 'red', message: t('notTested', { to }) },
    );
    onTested();
  }

  return { test, testing };
}
