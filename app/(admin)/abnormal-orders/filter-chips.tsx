'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { firstPage } from '../list-page';
import { type ListUrl, noFilter } from './abnormal-orders-url';
import classes from './filter-chips.module.css';
import { useActiveFilters } from './use-active-filters';

interface FilterChipsProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => void;
}

/** What hides rows now, each to be taken away by itself, and all at once. */
export function FilterChips({ url, onChange }: FilterChipsProps) {
  const t = useTranslations('filters');
  const active = useActiveFilters(url);
  if (active.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t('active')}>
      {active.map(({ key, words, without }) => (
        <li key={key}>
          <button
            type="button"
            className={classes.chip}
            aria-label={t('removeOf', { filter: words })}
            onClick={() => onChange({ ...without, select: null, ...firstPage })}
          >
            <span className="figure">{words}</span>
            <X size={13} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={classes.all} onClick={() => onChange(noFilter)}>
          {t('clearAll')}
        </button>
      </li>
    </ul>
  );
}
