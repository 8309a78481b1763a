'use client';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { LoadingRows } from '../drawn-state';
import type { ListUrl } from './abnormal-orders-url';
import { useColumnLayout } from './column-context';
import { readView, writeView } from './saved-view';
import classes from './saved-views.module.css';
import { useSavedViews } from './use-saved-views';

interface SavedViewsProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => void;
  onClose: () => void;
}

/** The viewer's own views: chosen by name, saved under a name, overwritten by the same name, deleted. */
export function SavedViews({ url, onChange, onClose }: SavedViewsProps) {
  const t = useTranslations('views');
  const { layout, choose } = useColumnLayout();
  const { views, isLoading, hasFailed, save, remove, answer, isBusy } = useSavedViews();
  const [draft, setDraft] = useState('');
  const [isUnnamed, setUnnamed] = useState(false);
  const now = writeView(url, layout);
  const name = draft.trim();
  const overwrites = views.some((view) => view.name === name);

  function open(query: string) {
    const view = readView(query);
    if (view.layout) choose(view.layout);
    onChange(view.url);
    onClose();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setUnnamed(name === '');
    if (name !== '' && (await save(name, now))) setDraft('');
  }

  return (
    <div className={classes.views}>
      {isLoading && <LoadingRows rows={2} />}
      {!isLoading && views.length === 0 && (
        <p className={classes.none}>{t(hasFailed ? 'unanswered' : 'none')}</p>
      )}
      {views.length > 0 && (
        <ul className={classes.list}>
          {views.map((view) => (
            <li key={view.id}>
              <button
                type="button"
                className={classes.view}
                aria-label={t('open', { name: view.name })}
                aria-current={view.query === now || undefined}
                onClick={() => open(view.query)}
              >
                {view.name}
              </button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('delete', { name: view.name })}
                disabled={isBusy}
                onClick={() => remove(view.id, view.name)}
              >
                <Trash2 size={14} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <form className={classes.save} onSubmit={submit}>
        <TextInput
          size="xs"
          label={t('name')}
          maxLength={50}
          value={draft}
          error={isUnnamed && t('unnamed')}
          description={overwrites && t('willOverwrite', { name })}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        />
        <Button type="submit" size="xs" loading={isBusy}>
          {t(overwrites ? 'overwrite' : 'save')}
        </Button>
      </form>
      <p role="status" className={classes.answer} data-kind={answer?.kind}>
        {answer && t(answer.kind, { name: answer.name })}
      </p>
    </div>
  );
}
