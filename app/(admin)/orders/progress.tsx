'use client';
import { useTranslations } from 'next-intl';

const progresses = ['NEW', 'PREPARING', 'SHIPPED', 'CANCELLED'] as const;

/** The contract types progress as text: a word of a later version is shown as it is. */
export function Progress({ of }: { of: string }) {
  const t = useTranslations('progress');
  const known = progresses.find((progress) => progress === of);
  return known ? t(known) : of;
}
