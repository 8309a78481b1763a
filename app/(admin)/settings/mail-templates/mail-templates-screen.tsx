'use client';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailedState, LoadingRows } from '../../drawn-state';
import type { MailDraft } from '../../mail-editor';
import { type MailKind, mailKinds } from '../../mail-kind';
import panel from '../../panel.module.css';
import { useWarnBeforeLeaving } from '../use-warn-before-leaving';
import { MailTemplatesQuery } from './mail-templates-query';
import { TemplateEditor } from './template-editor';
import { TemplateList } from './template-list';

const chosenKind = parseAsStringLiteral(mailKinds)
  .withDefault('RESTORED_ORDER_CONFIRMATION')
  .withOptions({ history: 'push' });

export function MailTemplatesScreen() {
  const t = useTranslations('mailTemplates');
  const [kind, setKind] = useQueryState('kind', chosenKind);
  // One for each kind, so that looking at another throws nothing away.
  const [drafts, setDrafts] = useState<Partial<Record<MailKind, MailDraft>>>({});
  const [{ data, error }, ask] = useQuery({ query: MailTemplatesQuery, requestPolicy: 'cache-and-network' });
  const unsaved = mailKinds.filter((one) => drafts[one]);
  useWarnBeforeLeaving(unsaved.length > 0);
  const template = data?.mailTemplates.find((one) => one.kind === kind);
  const mayEdit = data?.viewer?.can.includes('MANAGE') ?? false;

  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      <p className={panel.lead}>{t('lead')}</p>
      {error && <FailedState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <LoadingRows />}
      {!error && data && (
        <TemplateList templates={data.mailTemplates} chosen={kind} unsaved={unsaved} onChoose={setKind} />
      )}
      {!error && template && (
        <TemplateEditor
          key={kind}
          template={template}
          draft={drafts[kind] ?? null}
          onDraft={(draft) => setDrafts({ ...drafts, [kind]: draft ?? undefined })}
          mayEdit={mayEdit}
        />
      )}
    </>
  );
}
