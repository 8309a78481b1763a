'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import settingsClasses from '../settings.module.css';
import { useWarnBeforeLeaving } from '../use-warn-before-leaving';
import { MailFields } from './mail-fields';
import { NoticeFields } from './notice-fields';
import { RuleFields } from './rule-fields';
import {
  changesOf,
  draftOf,
  problemsIn,
  ruleFields,
  type ShopDraft,
  type ShopField,
  type ShopSettings,
} from './shop-draft';
import { useSaveShop } from './use-save-shop';

export interface ShopFieldsProps {
  draft: ShopDraft;
  write: (part: Partial<ShopDraft>) => void;
  /** What is wrong with a field, in words. */
  problemOf: (field: ShopField) => string | undefined;
}

/** Every setting of the shop; saved together, and only what was changed. */
export function ShopForm({ settings, gmopgShopId }: { settings: ShopSettings; gmopgShopId: string }) {
  const t = useTranslations('shopSettings');
  const [edited, setEdited] = useState<ShopDraft | null>(null);
  const { save, forget, problems, refusal, isBusy } = useSaveShop(() => setEdited(null));
  const draft = edited ?? draftOf(settings);
  const changed = Object.keys(changesOf(draft, settings));
  const isUnsaved = edited !== null && changed.length > 0;
  useWarnBeforeLeaving(isUnsaved);
  const own = problemsIn(draft);
  const found = { ...problems, ...own };
  const fields: ShopFieldsProps = {
    draft,
    write: (part) => {
      forget();
      setEdited({ ...draft, ...part });
    },
    problemOf: (field) => {
      const problem = found[field];
      if (!problem) return undefined;
      return problem.line === null
        ? t(`problems.${field}`)
        : t('problemOnLine', { line: problem.line, problem: t(`problems.${field}`) });
    },
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    save(draft, settings);
  }

  return (
    <form className={settingsClasses.narrow} onSubmit={submit} noValidate>
      <RuleFields {...fields} gmopgShopId={gmopgShopId} />
      <NoticeFields {...fields} />
      <MailFields {...fields} />
      <footer className={settingsClasses.foot} data-unsaved={isUnsaved || undefined}>
        {refusal && (
          <Alert variant="default" data-level="stop" role="alert" title={t(`refusals.${refusal}.cause`)}>
            {t(`refusals.${refusal}.next`)}
          </Alert>
        )}
        <span role="status">
          {t(isUnsaved ? 'unsaved' : 'saved', { count: changed.length })}
          {isUnsaved && ruleFields.some((field) => changed.includes(field)) && ` ${t('willEvaluate')}`}
        </span>
        {isUnsaved && (
          <Button variant="default" disabled={isBusy} onClick={() => setEdited(null)}>
            {t('discard')}
          </Button>
        )}
        <Button type="submit" loading={isBusy} disabled={!isUnsaved || Object.keys(own).length > 0}>
          {t('save')}
        </Button>
      </footer>
    </form>
  );
}
