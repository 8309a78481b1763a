'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailedState, LoadingRows } from '../../drawn-state';
import type { MailKind } from '../../mail-kind';
import { PreviewSubject } from './preview-subject';
import classes from './template-editor.module.css';
import type { LivePreview, PreviewAbout } from './use-template-preview';
import { useTemplateProblems } from './use-template-problems';

const views = ['text', 'html'] as const;

interface TemplatePreviewProps {
  kind: MailKind;
  about: PreviewAbout;
  onAbout: (about: PreviewAbout) => void;
  preview: LivePreview;
  isDraft: boolean;
}

/** The mail that the words would make of an order or a row, as text and as the customer sees it. */
export function TemplatePreview({ kind, about, onAbout, preview, isDraft }: TemplatePreviewProps) {
  const t = useTranslations('mailTemplates');
  const [view, setView] = useState<(typeof views)[number]>('text');
  const saysProblems = useTemplateProblems();
  const { made, problems, error, onRetry } = preview;
  const unfit = problems.find(({ path }) => path === 'orderId' || path === 'abnormalOrderId');
  return (
    <>
      <PreviewSubject kind={kind} about={about} onAbout={onAbout} />
      {error && <FailedState error={error} onRetry={onRetry} />}
      {!error && unfit && (
        <Alert variant="default" data-level="caution" role="status">
          {saysProblems([unfit])}
        </Alert>
      )}
      {!error && !unfit && problems.length > 0 && (
        <Alert variant="default" data-level="caution" role="status">
          {t('previewStands')}
        </Alert>
      )}
      {!error && !made && problems.length === 0 && <LoadingRows rows={6} />}
      {!error && made && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame. */}
          <div className={classes.views} role="group" aria-label={t('viewAs')}>
            {views.map((one) => (
              <Button
                key={one}
                size="compact-sm"
                variant="default"
                aria-pressed={one === view}
                onClick={() => setView(one)}
              >
                {t(`views.${one}`)}
              </Button>
            ))}
          </div>
          <article className={classes.mail}>
            <dl>
              <dt>{t('to')}</dt>
              <dd>{made.isSample ? t('sampleTo') : (made.preview.to ?? t('noTo'))}</dd>
              <dt>{t('subject')}</dt>
              <dd>{made.preview.subject}</dd>
            </dl>
            {view === 'text' ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard.
              <section className={classes.text} tabIndex={0} aria-label={t('body')}>
                {made.preview.body}
              </section>
            ) : (
              // Without any right, scripts least of all: whatever a customer wrote stays text.
              <iframe
                className={classes.html}
                sandbox=""
                srcDoc={made.preview.html}
                title={t('views.html')}
              />
            )}
          </article>
          {isDraft && <p>{t('previewOfDraft')}</p>}
        </>
      )}
    </>
  );
}
