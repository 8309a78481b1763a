'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import type { MailDraft } from './mail-editor';
import type { OfferedMail } from './offered-mail';
import { useMailProblems } from './use-mail-problems';

const SendConfirmationMail = graphql(`
  mutation SendConfirmationMail($input: SendConfirmationMailInput!) {
    sendConfirmationMail(input: $input) {
      __typename
      ... on ConfirmationMailQueued { mail { id to } order { id mails { id } } }
      ... on InvalidInput { problems { path message } }
      ... on Refusal { message }
    }
  }
`);

const SendMail = graphql(`
  mutation SendMail($input: SendMailInput!) {
    sendMail(input: $input) {
      __typename
      ... on MailQueued { mail { id to } abnormalOrder { id } }
      ... on InvalidInput { problems { path message } }
      ... on Refusal { message }
    }
  }
`);

const RequestCustomerPreference = graphql(`
  mutation RequestCustomerPreference($input: RequestCustomerPreferenceInput!) {
    requestCustomerPreference(input: $input) {
      __typename
      ... on CustomerPreferenceRequested { mail { id to } abnormalOrder { id } }
      ... on InvalidInput { problems { path message } }
      ... on Refusal { message }
    }
  }
`);

interface Sending extends OfferedMail {
  /** `null`: the address that is known. */
  to: string | null;
  /** `null`: the template as it stands. */
  mail: MailDraft | null;
}

type RefusalKind =
  | 'OrderNotFound'
  | 'CustomerHasNoAddress'
  | 'NoAddressKnown'
  | 'AbnormalOrderNotFound'
  | 'PreferenceNotNeeded'
  | 'InvalidInput'
  | 'unanswered';

interface Result {
  __typename: string;
  mail?: { to: string };
  problems?: ReadonlyArray<{ path: string; message: string }>;
}

const refusals: readonly RefusalKind[] = [
  'OrderNotFound',
  'CustomerHasNoAddress',
  'NoAddressKnown',
  'AbnormalOrderNotFound',
  'PreferenceNotNeeded',
  'InvalidInput',
];

/** Queues a mail of any kind by the verb that fits it; on success calls `onSent`, else keeps the cause and the next step. */
export function useSendMail(onSent: (to: string) => void) {
  const t = useTranslations('mailForm');
  const saysProblems = useMailProblems();
  const [confirming, runConfirmation] = useMutation(SendConfirmationMail);
  const [sending, runMail] = useMutation(SendMail);
  const [requesting, runRequest] = useMutation(RequestCustomerPreference);
  const [refusal, setRefusal] = useState<{ cause: string; next: string } | null>(null);

  async function ask({ kind, about, to, mail }: Sending): Promise<Result | undefined> {
    if ('orderId' in about)
      return (await runConfirmation({ input: { ...about, kind, mail } })).data?.sendConfirmationMail;
    if (kind === 'PREFERENCE_REQUEST')
      return (await runRequest({ input: { ...about, to, mail } })).data?.requestCustomerPreference;
    return (await runMail({ input: { ...about, kind, to, mail } })).data?.sendMail;
  }

  async function send(wish: Sending) {
    setRefusal(null);
    const result = await ask(wish);
    if (result?.mail) return onSent(result.mail.to);
    const kind = refusals.find((one) => one === result?.__typename) ?? 'unanswered';
    const detail = saysProblems(result?.problems ?? [], wish.mail?.body ?? null);
    setRefusal({ cause: t(`refusals.${kind}.cause`), next: t(`refusals.${kind}.next`, { detail }) });
  }

  return { send, refusal, isBusy: confirming.fetching || sending.fetching || requesting.fetching };
}
