'use client';
import { Button, Popover } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { LoadingRows } from '../drawn-state';
import classes from './filter-form.module.css';

// Asked for as soon as somebody comes near the button.
const loadForm = () => import('./column-form');
const ColumnForm = dynamic(() => loadForm().then((part) => part.ColumnForm), {
  ssr: false,
  loading: () => <LoadingRows rows={4} />,
});

/** 列の設定: columns and density. On a phone, where rows are cards, it chooses what a card shows. */
export function ColumnButton() {
  const t = useTranslations('columns');
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          onPointerEnter={loadForm}
          onFocus={loadForm}
          leftSection={<Columns3 size={14} aria-hidden="true" />}
        >
          {t('button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t('title')} w="20rem">
        <ColumnForm />
      </Popover.Dropdown>
    </Popover>
  );
}
