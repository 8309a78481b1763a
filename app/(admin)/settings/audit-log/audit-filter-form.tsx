'use client';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { readJstMoment } from '../../abnormal-orders/jst-moment';
import settingsClasses from '../settings.module.css';
import { auditGroups, kindsOf } from './audit-groups';
import { type AuditFilterUrl, noAuditFilter } from './audit-log-url';

interface AuditFilterFormProps {
  filter: AuditFilterUrl;
  onFilter: (filter: AuditFilterUrl) => void;
  children: ReactNode;
}

/** Who, what, about which order, and when; asked with Enter or the button. */
export function AuditFilterForm({ filter, onFilter, children }: AuditFilterFormProps) {
  const t = useTranslations('auditLog');
  const [draft, setDraft] = useState(filter);
  const text = (name: 'actor' | 'order') => (
    <TextInput
      label={t(`filters.${name}`)}
      size="xs"
      value={draft[name]}
      onChange={({ currentTarget }) => setDraft({ ...draft, [name]: currentTarget.value })}
    />
  );
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      size="xs"
      max="9997-12-31"
      label={t(`filters.${name}`)}
      value={draft[name]?.slice(0, 10) ?? ''}
      onChange={({ currentTarget }) => setDraft({ ...draft, [name]: readJstMoment(currentTarget.value) })}
    />
  );
  const choose = (kind: string | null) => {
    const chosen = { ...draft, kind };
    setDraft(chosen);
    onFilter(chosen);
  };
  const isFiltered = Object.entries(noAuditFilter).some(
    ([name, nothing]) => new Map<string, unknown>(Object.entries(filter)).get(name) !== nothing,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    onFilter(draft);
  }

  return (
    <search>
      <form className={settingsClasses.filters} onSubmit={submit}>
        {text('actor')}
        <NativeSelect
          label={t('filters.kind')}
          size="xs"
          value={draft.kind ?? ''}
          data={[
            { value: '', label: t('everyKind') },
            ...auditGroups.map((group) => ({
              group: t(`groups.${group}`),
              items: [
                { value: group, label: t('wholeGroup', { group: t(`groups.${group}`) }) },
                ...kindsOf(group).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
              ],
            })),
          ]}
          onChange={({ currentTarget }) => choose(currentTarget.value || null)}
        />
        {text('order')}
        <div className={settingsClasses.period}>
          {day('from')}
          {day('to')}
        </div>
        <div className={settingsClasses.ends}>
          <Button type="submit" size="xs">
            {t('filter')}
          </Button>
          {isFiltered && (
            <Button size="xs" variant="default" onClick={() => onFilter(noAuditFilter)}>
              {t('clear')}
            </Button>
          )}
          {children}
        </div>
      </form>
    </search>
  );
}
