'use client';
import { type NotificationData, notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';

/** Says what was done; answers the toast's id, by which it can be taken away. */
export function useToast(): (toast: NotificationData) => string {
  const t = useTranslations('toast');
  return (toast) => notifications.show({ closeButtonProps: { 'aria-label': t('close') }, ...toast });
}
