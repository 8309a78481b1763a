'use client';
import { Button, type ButtonProps } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRefresh } from './use-refresh';
import type { Standing } from './what-changed';

interface RefreshButtonProps extends Pick<ButtonProps, 'size'> {
  label: string;
  title: string | undefined;
  order: Standing & { id: string; orderNumber: string };
}

/** 決済状況を照会: asks GMOPG what it says of the trade now. */
export function RefreshButton({ order, label, title, size }: RefreshButtonProps) {
  const t = useTranslations('refresh');
  const { refresh, isBusy } = useRefresh();
  return (
    <Button
      size={size}
      title={title}
      variant="default"
      leftSection={<RefreshCw size={13} aria-hidden="true" />}
      loading={isBusy}
      aria-label={t('labelOf', { number: order.orderNumber })}
      onClick={() => refresh(order)}
    >
      {label}
    </Button>
  );
}
