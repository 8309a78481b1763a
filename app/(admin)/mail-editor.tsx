'use client';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { CombinedError } from 'urql';
import { FailedState, LoadingRows } from './drawn-state';
import classes from './mail-editor.module.css';

export interface MailDraft {
  subject: string;
  body: string;
}

export interface MailPreview {
  /** `null`: there is nothing to write about; `undefined`: not known yet. */
  template:
    | { to: string | null; subject: string; body: string; templateProblem: string | null }
    | null
    | undefined;
  error: CombinedError | undefined;
  isAsking: boolean;
  onRetry: () => void;
}

interface MailEditorProps {
  preview: MailPreview;
  /** What was written instead of the template; `null` while the template stands. */
  draft: MailDraft | null;
  onChange: (draft: MailDraft | null) => void;
  /** The address stands in a field of its own. */
  hasOwnAddressField?: boolean;
}

/** The mail as the customer will read it, from the shop's template, to be rewritten for this one time. */
export function MailEditor({ preview, draft, onChange, hasOwnAddressField = false }: MailEditorProps) {
  const t = useTranslations('mail');
  const { template, error, isAsking, onRetry } = preview;
  if (error) return <FailedState error={error} onRetry={onRetry} />;
  if (!template && isAsking) return <LoadingRows rows={5} />;
  if (!template) return <p className={classes.none}>{t('noPreview')}</p>;

  const mail = draft ?? template;
  return (
    <div className={classes.mail}>
      <dl className={classes.head}>
        {!hasOwnAddressField && (
          <>
            <dt>{t('to')}</dt>
            <dd>{template.to ?? '-'}</dd>
          </>
        )}
        {!draft && (
          <>
            <dt>{t('subject')}</dt>
            <dd className={classes.subject}>{mail.subject}</dd>
          </>
        )}
      </dl>
      {template.templateProblem && !draft && (
        <p className={classes.problem}>{t('templateProblem', { problem: template.templateProblem })}</p>
      )}
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
