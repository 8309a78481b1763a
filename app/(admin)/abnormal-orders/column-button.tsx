'use client';
import { Columns3 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { LoadingRows } from '../drawn-state';
import { ToolPopover } from './tool-popover';

const load = () => import('./column-form');
const ColumnForm = dynamic(async () => (await load()).ColumnForm, {
  ssr: false,
  loading: () => <LoadingRows rows={4} />,
});

/** 列の設定: columns and density. On a phone, where rows are cards, it chooses what a card shows. */
export function ColumnButton() {
  const t = useTranslations('columns');
  return (
    <ToolPopover
      icon={Columns3}
      button={t('button')}
      title={t('title')}
      width="20rem"
      side="bottom-end"
      load={load}
    >
      {() => <ColumnForm />}
    </ToolPopover>
  );
}
