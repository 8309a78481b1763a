'use client';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { type MailDraft, MailEditor } from './mail-editor';
import classes from './mail-editor.module.css';
import type { OfferedMail } from './offered-mail';
import { useMailProblems } from './use-mail-problems';

const KindMailPreview = graphql(`
  query KindMailPreview($input: MailTemplatePreviewInput!) {
    mailTemplatePreview(input: $input) {
      __typename
      ... on MailTemplatePreviewed { preview { to subject body templateProblem } }
      ... on InvalidInput { problems { path message } }
    }
  }
`);

interface KindMailEditorProps {
  offered: OfferedMail;
  draft: MailDraft | null;
  onChange: (draft: MailDraft | null) => void;
  /** What was typed as the address; `null`: nothing, the known one stands. */
  to: string | null;
  onTo: (to: string) => void;
}

/** A mail of any kind as the customer would get it; where no order holds the address, it can be typed. */
export function KindMailEditor({ offered, draft, onChange, to, onTo }: KindMailEditorProps) {
  const t = useTranslations('mailForm');
  const saysProblems = useMailProblems();
  const { kind, about } = offered;
  const [{ data, error, fetching }, ask] = useQuery({
    query: KindMailPreview,
    variables: { input: { kind, ...about } },
    requestPolicy: 'network-only',
  });
  const answer = data?.mailTemplatePreview;
  if (answer?.__typename === 'InvalidInput')
    return <p className={classes.none}>{saysProblems(answer.problems, null)}</p>;

  const template = answer?.preview;
  const mayType = 'abnormalOrderId' in about;
  const preview = {
    template,
    error,
    isAsking: fetching,
    onRetry: () => ask({ requestPolicy: 'network-only' }),
  };
  return (
    <>
      {mayType && template && (
        <TextInput
          type="email"
          label={t('to')}
          description={template.to ? undefined : t('typeAddress')}
          required
          withAsterisk={false}
          maxLength={254}
          value={to ?? template.to ?? ''}
          onChange={({ currentTarget }) => onTo(currentTarget.value)}
        />
      )}
      <MailEditor preview={preview} draft={draft} onChange={onChange} hasOwnAddressField={mayType} />
    </>
  );
}
