'use client';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FilterProblem, presetDraft, type SpanDraft } from './filter-draft';
import classes from './filter-form.module.css';
import { presets } from './time-span';

interface SpanFieldsProps {
  of: 'received' | 'ordered';
  draft: SpanDraft;
  problem: FilterProblem | undefined;
  onChange: (draft: SpanDraft) => void;
}

/** A span of days in Japan, by a preset or from–to; the times may stay empty. */
export function SpanFields({ of, draft, problem, onChange }: SpanFieldsProps) {
  const t = useTranslations('filters');
  const field = (name: 'fromDay' | 'fromTime' | 'toDay' | 'toTime', type: 'date' | 'time') => (
    <TextInput
      type={type}
      size="xs"
      max={type === 'date' ? '9997-12-31' : undefined}
      aria-label={t(`fields.${name}`)}
      aria-describedby={problem && `${of}-problem`}
      value={draft[name]}
      onChange={({ currentTarget }) => onChange({ ...draft, [name]: currentTarget.value, preset: null })}
    />
  );
  return (
    <fieldset className={classes.span}>
      <legend>{t(of)}</legend>
      <div className={classes.presets}>
        {presets.map((preset) => (
          <button
            type="button"
            key={preset}
            className={classes.preset}
            aria-pressed={draft.preset === preset}
            onClick={() => onChange(draft.preset === preset ? empty : presetDraft(preset, new Date()))}
          >
            {t(`presets.${preset}`)}
          </button>
        ))}
      </div>
      <div className={classes.ends}>
        {field('fromDay', 'date')}
        {field('fromTime', 'time')}
        <span aria-hidden="true">{t('to')}</span>
        {field('toDay', 'date')}
        {field('toTime', 'time')}
      </div>
      {problem && (
        <p id={`${of}-problem`} className={classes.problem} role="alert">
          {t(`problems.${problem}`)}
        </p>
      )}
    </fieldset>
  );
}

const empty: SpanDraft = { preset: null, fromDay: '', fromTime: '', toDay: '', toTime: '' };
