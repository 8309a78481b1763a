'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type FragmentOf, graphql, readFragment } from '#graphql/tada';
import { ConfirmationMailEditor } from '../../confirmation-mail-editor';
import dialog from '../../dialog.module.css';
import type { MailDraft } from '../../mail-editor';
import { confirmationMailState } from '../../mail-state';
import { useToast } from '../../use-toast';
import { MailForm_order } from './mail-form.fragment';

const SendConfirmationMail = graphql(`
  mutation SendConfirmationMail($input: SendConfirmationMailInput!) {
    sendConfirmationMail(input: $input) {
      __typename
      ... on ConfirmationMailQueued { mail { id to } order { id mails { id } } }
      ... on InvalidInput { problems { message } }
      ... on Refusal { message }
    }
  }
`);

interface MailFormProps {
  order: FragmentOf<typeof MailForm_order>;
  maySend: boolean;
}

/** メール送信フォーム: the confirmation as the customer will read it; sending it twice asks for a second look. */
export function MailForm({ order: masked, maySend }: MailFormProps) {
  const t = useTranslations('mailForm');
  const toast = useToast();
  const order = readFragment(MailForm_order, masked);
  const [draft, setDraft] = useState<MailDraft | null>(null);
  const [{ fetching }, run] = useMutation(SendConfirmationMail);
  const [refusal, setRefusal] = useState<{ cause: string; next: string } | null>(null);
  const state = confirmationMailState(order.mails);

  async function send() {
    setRefusal(null);
    const { data } = await run({ input: { orderId: order.id, mail: draft } });
    const result = data?.sendConfirmationMail;
    if (result?.__typename === 'ConfirmationMailQueued') {
      setDraft(null);
      toast({ color: 'green', message: t('queued', { to: result.mail.to }) });
      return;
    }
    const kind = result?.__typename ?? 'unanswered';
    const detail =
      result?.__typename === 'InvalidInput'
        ? result.problems.map((problem) => problem.message).join(' ')
        : '';
    setRefusal({ cause: t(`refusals.${kind}.cause`), next: t(`refusals.${kind}.next`, { detail }) });
  }

  if (!order.customer.email) return <p className={dialog.hint}>{t('noAddress')}</p>;
  if (!maySend) return <p className={dialog.hint}>{t('notAllowed')}</p>;
  return (
    <div className={dialog.body}>
      {order.progress === 'CANCELLED' && (
        <Alert variant="default" data-level="caution" title={t('cancelled')}>
          {t('cancelledNext')}
        </Alert>
      )}
      {state !== 'NONE' && <p className={dialog.hint}>{t(`before.${state}`)}</p>}
      <ConfirmationMailEditor of={{ orderId: order.id }} draft={draft} onChange={setDraft} />
      {refusal && (
        <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
          {refusal.next}
        </Alert>
      )}
      <footer className={dialog.inline}>
        <Button loading={fetching} onClick={send}>
          {t(state === 'SENT' ? 'sendAgain' : 'send')}
        </Button>
      </footer>
    </div>
  );
}
