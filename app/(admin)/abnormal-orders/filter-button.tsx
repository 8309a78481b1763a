'use client';
import { SlidersHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { LoadingRows } from '../drawn-state';
import type { ListUrl } from './abnormal-orders-url';
import { ToolPopover } from './tool-popover';
import { useActiveFilters } from './use-active-filters';

const load = () => import('./filter-form');
const FilterForm = dynamic(async () => (await load()).FilterForm, {
  ssr: false,
  loading: () => <LoadingRows rows={4} />,
});

interface FilterButtonProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => void;
}

export function FilterButton({ url, onChange }: FilterButtonProps) {
  const t = useTranslations('filters');
  const button = t('button', { count: useActiveFilters(url).length });
  return (
    <ToolPopover icon={SlidersHorizontal} button={button} title={t('title')} width="34rem" load={load}>
      {(close) => <FilterForm url={url} onChange={onChange} onClose={close} />}
    </ToolPopover>
  );
}
