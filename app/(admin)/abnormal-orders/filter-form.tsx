'use client';
import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { firstPage } from '../list-page';
import { type ListUrl, noFilter } from './abnormal-orders-url';
import { draftOf, type FilterDraft, type FilterProblems, readDraft } from './filter-draft';
import classes from './filter-form.module.css';
import { ListOptions } from './list-options';
import { SpanFields } from './span-fields';

interface FilterFormProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => void;
  onClose: () => void;
}

/** Spans and amounts count when 絞り込む is pressed; what cannot be read is said beside its fields. */
export function FilterForm({ url, onChange, onClose }: FilterFormProps) {
  const t = useTranslations('filters');
  const [draft, setDraft] = useState<FilterDraft>(() => draftOf(url, new Date()));
  const [options, setOptions] = useState({ settling: url.settling, deleted: url.deleted });
  const [problems, setProblems] = useState<FilterProblems>({});

  function apply(event: FormEvent) {
    event.preventDefault();
    const read = readDraft(draft);
    if (read.kind === 'PROBLEMS') return setProblems(read.problems);
    onChange({ ...read.filter, ...options, select: null, ...firstPage });
    onClose();
  }

  const amount = (name: 'minTotal' | 'maxTotal') => (
    <TextInput
      size="xs"
      inputMode="numeric"
      leftSection="¥"
      aria-label={t(`fields.${name}`)}
      aria-describedby={problems.total && 'total-problem'}
      value={draft[name]}
      onChange={({ currentTarget }) => setDraft({ ...draft, [name]: currentTarget.value })}
    />
  );
  return (
    <form className={classes.form} onSubmit={apply} noValidate>
      {(['received', 'ordered'] as const).map((of) => (
        <SpanFields
          key={of}
          of={of}
          draft={draft[of]}
          problem={problems[of]}
          onChange={(span) => setDraft({ ...draft, [of]: span })}
        />
      ))}
      <fieldset className={classes.span}>
        <legend>{t('total')}</legend>
        <div className={classes.amounts}>
          {amount('minTotal')}
          <span aria-hidden="true">{t('to')}</span>
          {amount('maxTotal')}
        </div>
        {problems.total && (
          <p id="total-problem" className={classes.problem} role="alert">
            {t(`problems.${problems.total}`)}
          </p>
        )}
      </fieldset>
      <fieldset className={classes.span}>
        <legend>{t('alsoShow')}</legend>
        <div className={classes.options}>
          <ListOptions {...options} onChange={(changed) => setOptions({ ...options, ...changed })} />
        </div>
      </fieldset>
      <div className={classes.foot}>
        <Button
          variant="default"
          onClick={() => {
            onChange(noFilter);
            onClose();
          }}
        >
          {t('clearAll')}
        </Button>
        <Button type="submit">{t('apply')}</Button>
      </div>
    </form>
  );
}
