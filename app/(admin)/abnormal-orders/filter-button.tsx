'use client';
import { Button, Popover } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadingRows } from '../drawn-state';
import type { ListUrl } from './abnormal-orders-url';
import classes from './filter-form.module.css';
import { useActiveFilters } from './use-active-filters';

// Asked for as soon as somebody comes near the button.
const loadForm = () => import('./filter-form');
const FilterForm = dynamic(() => loadForm().then((part) => part.FilterForm), {
  ssr: false,
  loading: () => <LoadingRows rows={4} />,
});

interface FilterButtonProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => void;
}

export function FilterButton({ url, onChange }: FilterButtonProps) {
  const t = useTranslations('filters');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          onPointerEnter={loadForm}
          onFocus={loadForm}
          leftSection={<SlidersHorizontal size={14} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('button', { count: useActiveFilters(url).length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.dropdown}
        aria-label={t('title')}
        w="min(34rem, calc(100vw - 1.5rem))"
      >
        <FilterForm url={url} onChange={onChange} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
