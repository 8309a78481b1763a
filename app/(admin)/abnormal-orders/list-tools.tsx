'use client';
import { Button, Checkbox } from '@mantine/core';
import { PhoneCall } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { firstPage } from '../list-page';
import panel from '../panel.module.css';
import { PrintButton } from '../print-button';
import { SearchBox } from '../search-box';
import type { ListUrl } from './abnormal-orders-url';
import { ColumnButton } from './column-button';
import { CsvButton } from './csv-button';
import { FilterButton } from './filter-button';
import { FilterChips } from './filter-chips';
import { SavedViewsButton } from './saved-views-button';

interface ListToolsProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => unknown;
  onLookUp: () => void;
}

/** What stands above the lists: what they are asked for, and what can be taken away from here. */
export function ListTools({ url, onChange, onLookUp }: ListToolsProps) {
  const t = useTranslations('abnormalOrders');
  const word = useTranslations('filters');
  const search = useCallback((q: string) => onChange({ q, select: null, ...firstPage }), [onChange]);
  return (
    <>
      <div className={panel.tools}>
        <SearchBox
          label={t('searchLabel')}
          placeholder={t('searchPlaceholder')}
          value={url.q}
          onSearch={search}
        />
        <Checkbox
          size="xs"
          label={word('open')}
          checked={url.open}
          onChange={({ currentTarget }) =>
            onChange({ open: currentTarget.checked, select: null, ...firstPage })
          }
        />
        <FilterButton url={url} onChange={onChange} />
        <SavedViewsButton url={url} onChange={onChange} />
        <Button variant="default" leftSection={<PhoneCall size={14} aria-hidden="true" />} onClick={onLookUp}>
          {t('lookUp')}
        </Button>
        <span className={panel.takeAway}>
          <ColumnButton />
          <CsvButton url={url} />
          <PrintButton />
        </span>
      </div>
      <FilterChips url={url} onChange={onChange} />
    </>
  );
}
