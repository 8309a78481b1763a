'use client';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { FailedState, LoadingRows } from './drawn-state';
import classes from './mail-editor.module.css';

const MailPreviewQuery = graphql(`
  query MailPreview($abnormalOrderId: ID, $orderId: ID) {
    confirmationMailPreview(abnormalOrderId: $abnormalOrderId, orderId: $orderId) { to subject body }
  }
`);

export interface MailDraft {
  subject: string;
  body: string;
}

interface MailEditorProps {
  of: { abnormalOrderId: string } | { orderId: string };
  /** What was written instead of the template; `null` while the template stands. */
  draft: MailDraft | null;
  onChange: (draft: MailDraft | null) => void;
}

/** The mail as the customer will read it, from the shop's template, to be rewritten for this one time. */
export function MailEditor({ of, draft, onChange }: MailEditorProps) {
  const t = useTranslations('mail');
  const [{ data, error, fetching }, ask] = useQuery({
    query: MailPreviewQuery,
    variables: of,
    requestPolicy: 'network-only',
  });
  const template = data?.confirmationMailPreview;
  if (error) return <FailedState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!template && fetching) return <LoadingRows rows={5} />;
  if (!template) return <p className={classes.none}>{t('noPreview')}</p>;

  const mail = draft ?? template;
  return (
    <div className={classes.mail}>
      <dl className={classes.head}>
        <dt>{t('to')}</dt>
        <dd>{template.to ?? '-'}</dd>
        {!draft && (
          <>
            <dt>{t('subject')}</dt>
            <dd>{mail.subject}</dd>
          </>
        )}
      </dl>
      {draft ? (
        <div className={classes.fields}>
          <TextInput
            label={t('subject')}
            value={mail.subject}
            required
            withAsterisk={false}
            onChange={({ currentTarget }) => onChange({ ...draft, subject: currentTarget.value })}
          />
          <Textarea
            label={t('body')}
            value={mail.body}
            rows={15}
            required
            withAsterisk={false}
            onChange={({ currentTarget }) => onChange({ ...draft, body: currentTarget.value })}
          />
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard.
        <section className={classes.text} tabIndex={0} aria-label={t('body')}>
          {mail.body}
        </section>
      )}
      <div className={classes.foot}>
        <span>{t(draft ? 'edited' : 'fromTemplate')}</span>
        {draft ? (
          <Button size="compact-sm" variant="default" onClick={() => onChange(null)}>
            {t('backToTemplate')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ subject: template.subject, body: template.body })}
          >
            {t('edit')}
          </Button>
        )}
      </div>
    </div>
  );
}
