'use client';
import { Button, Popover } from '@mantine/core';
import { Bookmark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadingRows } from '../drawn-state';
import type { ListUrl } from './abnormal-orders-url';
import classes from './filter-form.module.css';

// Asked for as soon as somebody comes near the button.
const loadForm = () => import('./saved-views');
const SavedViews = dynamic(() => loadForm().then((part) => part.SavedViews), {
  ssr: false,
  loading: () => <LoadingRows rows={4} />,
});

interface SavedViewsButtonProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => void;
}

export function SavedViewsButton({ url, onChange }: SavedViewsButtonProps) {
  const t = useTranslations('views');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          onPointerEnter={loadForm}
          onFocus={loadForm}
          leftSection={<Bookmark size={14} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.dropdown}
        aria-label={t('title')}
        w="min(22rem, calc(100vw - 1.5rem))"
      >
        <SavedViews url={url} onChange={onChange} onClose={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
