'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import type { MailDraft } from '../mail-editor';
import { useMailProblems } from '../use-mail-problems';
import { useToast } from '../use-toast';
import type { CancelJob } from './cancel-deadline';

const CancelTrade = graphql(`
  mutation CancelTrade($input: CancelTradeInput!) {
    cancelTrade(input: $input) {
      __typename
      ... on TradeCancelled {
        job
        abnormalOrder { id orderNumber trade { total } }
        mail { id to }
      }
      ... on CancellationChanged { abnormalOrder { id } }
      ... on CancellationImpossible { obstacle abnormalOrder { id } }
      ... on GatewayUnavailable { abnormalOrder { id } }
      ... on InvalidInput { problems { path message } }
    }
  }
`);

interface Cancelling {
  abnormalOrderId: string;
  expectedJob: CancelJob;
  expectedTotal: number;
  reason: string | null;
  sendCancellationMail: boolean;
  mail: MailDraft | null;
}

type Obstacle = ReturnType<typeof graphql.scalar<'CancellationObstacle'>>;

export interface CancelRefusal {
  kind:
    | 'CancellationChanged'
    | 'CancellationImpossible'
    | 'AbnormalOrderNotFound'
    | 'GatewayUnavailable'
    | 'InvalidInput'
    | 'unanswered';
  /** What CancellationImpossible was refused for. */
  obstacle: Obstacle | null;
  /** What is wrong with the mail. */
  detail: string;
}

/** Cancels; on success calls `onCancelled` and says what was done, else keeps what the dialog has to explain. */
export function useCancel(onCancelled: () => void) {
  const t = useTranslations('cancel');
  const saysProblems = useMailProblems();
  const toast = useToast();
  const [{ fetching }, run] = useMutation(CancelTrade);
  const [refusal, setRefusal] = useState<CancelRefusal | null>(null);

  async function cancel(input: Cancelling) {
    setRefusal(null);
    const { data } = await run({ input });
    const result = data?.cancelTrade;
    if (result?.__typename !== 'TradeCancelled') {
      const detail =
        result?.__typename === 'InvalidInput' ? saysProblems(result.problems, input.mail?.body ?? null) : '';
      const obstacle = result?.__typename === 'CancellationImpossible' ? result.obstacle : null;
      setRefusal({ kind: result?.__typename ?? 'unanswered', obstacle, detail });
      return;
    }
    onCancelled();
    const { job, abnormalOrder, mail } = result;
    const done = { number: abnormalOrder.orderNumber, total: formatYen(abnormalOrder.trade.total) };
    toast({
      color: 'green',
      autoClose: 20_000,
      title: t(`done.${job}`, done),
      message: mail
        ? t('mailQueued', { to: mail.to })
        : t(input.sendCancellationMail ? 'mailWithoutAddress' : 'mailNotAsked'),
    });
  }
  return { cancel, refusal, isBusy: fetching };
}
