'use client';
import { Alert, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import type { MailDraft } from '../../mail-editor';
import panel from '../../panel.module.css';
import { TemplateButtons } from './template-buttons';
import { TemplateEditor_template } from './template-editor.fragment';
import classes from './template-editor.module.css';
import { TemplatePreview } from './template-preview';
import { useInsertion } from './use-insertion';
import { type PreviewAbout, useTemplatePreview } from './use-template-preview';
import { useTemplateProblems } from './use-template-problems';
import { VariableList } from './variable-list';

interface TemplateEditorProps {
  template: FragmentOf<typeof TemplateEditor_template>;
  /** What was written and is not saved yet. */
  draft: MailDraft | null;
  onDraft: (draft: MailDraft | null) => void;
  mayEdit: boolean;
}

/** A template, what it may name beside it, and what it makes of an order while one writes. */
export function TemplateEditor({ template: masked, draft, onDraft, mayEdit }: TemplateEditorProps) {
  const t = useTranslations('mailTemplates');
  const saysProblems = useTemplateProblems();
  const template = readFragment(TemplateEditor_template, masked);
  const { kind, subject, body } = template;
  const words = draft ?? { subject, body };
  const write = (part: Partial<MailDraft>) => {
    const written = { ...words, ...part };
    onDraft(written.subject === subject && written.body === body ? null : written);
  };
  const { subjectField, bodyField, insert } = useInsertion(words, write);
  const [about, setAbout] = useState<PreviewAbout>({});
  const preview = useTemplatePreview({ kind, draft, about });
  const problemOf = (path: string) =>
    saysProblems(preview.problems.filter((problem) => problem.path === path)) || undefined;

  return (
    <div className={classes.editor}>
      <section className={panel.box} aria-label={t('words')}>
        <h2>{t('words')}</h2>
        {!mayEdit && <p>{t('readOnly')}</p>}
        {template.problem && (
          <Alert variant="default" data-level="caution" title={t('notFillingNow')}>
            {template.problem}
          </Alert>
        )}
        <div className={classes.fields}>
          <TextInput
            label={t('subject')}
            {...subjectField}
            readOnly={!mayEdit}
            value={words.subject}
            maxLength={500}
            error={problemOf('subject')}
            onChange={({ currentTarget }) => write({ subject: currentTarget.value })}
          />
          <Textarea
            label={t('body')}
            {...bodyField}
            readOnly={!mayEdit}
            value={words.body}
            maxLength={20_000}
            rows={22}
            spellCheck={false}
            error={problemOf('body')}
            onChange={({ currentTarget }) => write({ body: currentTarget.value })}
          />
        </div>
        {mayEdit && (
          <TemplateButtons
            kind={kind}
            draft={draft}
            isBuiltIn={template.isBuiltIn}
            hasProblem={preview.problems.some(({ path }) => path === 'subject' || path === 'body')}
            onDone={() => onDraft(null)}
            onDiscard={() => onDraft(null)}
          />
        )}
      </section>
      <section className={panel.box} aria-label={t('variables')}>
        <h2>{t('variables')}</h2>
        <p>{t(mayEdit ? 'variablesHint' : 'variablesOnly')}</p>
        <VariableList variables={template.variables} onInsert={mayEdit ? insert : null} />
      </section>
      <section className={panel.box} aria-label={t('preview')}>
        <h2>{t('preview')}</h2>
        <TemplatePreview
          kind={kind}
          about={about}
          onAbout={setAbout}
          preview={preview}
          isDraft={draft !== null}
        />
      </section>
    </div>
  );
}
