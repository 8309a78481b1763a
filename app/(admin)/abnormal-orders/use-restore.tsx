'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import type { MailDraft } from '../mail-editor';
import { PageLink } from '../page-link';
import { useMailProblems } from '../use-mail-problems';
import { useToast } from '../use-toast';

const RestoreAbnormalOrder = graphql(`
  mutation RestoreAbnormalOrder($input: RestoreAbnormalOrderInput!) {
    restoreAbnormalOrder(input: $input) {
      __typename
      ... on AbnormalOrderRestored {
        abnormalOrder { id status }
        order { id number customer { name } }
        mail { id to }
      }
      ... on GatewayDisagrees { abnormalOrder { id trade { money total gatewayStatus } } }
      ... on InvalidInput { problems { path message } }
      ... on Refusal { message }
    }
  }
`);

interface Restoring {
  id: string;
  sendConfirmationMail: boolean;
  mail: MailDraft | null;
  withoutGatewayCheck: boolean;
}

interface RestoreRefusal {
  /** GMOPG gave no answer: one may go on without it. */
  isGatewaySilent: boolean;
  cause: string;
  next: string;
}

/** Restores; on success calls `onRestored` and says what was made, else keeps the cause and the next step for the dialog. */
export function useRestore(onRestored: () => void) {
  const t = useTranslations('restore');
  const word = useTranslations('comparison.moneyWords');
  const saysProblems = useMailProblems();
  const toast = useToast();
  const [{ fetching }, run] = useMutation(RestoreAbnormalOrder);
  const [refusal, setRefusal] = useState<RestoreRefusal | null>(null);

  async function restore(input: Restoring) {
    setRefusal(null);
    const { data } = await run({ input });
    const result = data?.restoreAbnormalOrder;
    if (result?.__typename !== 'AbnormalOrderRestored') {
      const kind = result?.__typename ?? 'unanswered';
      const trade = result?.__typename === 'GatewayDisagrees' ? result.abnormalOrder.trade : null;
      const detail =
        result?.__typename === 'InvalidInput' ? saysProblems(result.problems, input.mail?.body ?? null) : '';
      const values = {
        detail,
        money: trade ? word(trade.money) : '',
        gatewayStatus: trade?.gatewayStatus ?? '',
        total: trade ? formatYen(trade.total) : '',
      };
      setRefusal({
        isGatewaySilent: kind === 'GatewayUnavailable',
        cause: t(`refusals.${kind}.cause`),
        next: t(`refusals.${kind}.next`, values),
      });
      return;
    }
    onRestored();
    const { order, mail } = result;
    toast({
      color: 'green',
      autoClose: 20_000,
      title: t('done', { number: order.number, name: order.customer.name }),
      message: (
        <>
          {mail ? t('mailQueued', { to: mail.to }) : t('mailNotAsked')}{' '}
          <Anchor display="inline-block" component={PageLink} href={`/orders/${order.id}`}>
            {t('showOrder')}
          </Anchor>
        </>
      ),
    });
  }
  return { restore, refusal, isBusy: fetching };
}
