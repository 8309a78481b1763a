'use client';
import { Bookmark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { LoadingRows } from '../drawn-state';
import type { ListUrl } from './abnormal-orders-url';
import { ToolPopover } from './tool-popover';

const load = () => import('./saved-views');
const SavedViews = dynamic(async () => (await load()).SavedViews, {
  ssr: false,
  loading: () => <LoadingRows rows={4} />,
});

interface SavedViewsButtonProps {
  url: ListUrl;
  onChange: (to: Partial<ListUrl>) => void;
}

export function SavedViewsButton({ url, onChange }: SavedViewsButtonProps) {
  const t = useTranslations('views');
  return (
    <ToolPopover icon={Bookmark} button={t('button')} title={t('title')} width="22rem" load={load}>
      {(close) => <SavedViews url={url} onChange={onChange} onClose={close} />}
    </ToolPopover>
  );
}
