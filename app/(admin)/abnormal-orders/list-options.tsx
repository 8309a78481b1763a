'use client';
import { Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';

interface ListOptionsProps {
  deleted: boolean;
  settling: boolean;
  onChange: (options: { deleted?: boolean; settling?: boolean }) => void;
}

/** Rows that the lists leave out unless asked. */
export function ListOptions({ deleted, settling, onChange }: ListOptionsProps) {
  const t = useTranslations('filters');
  return (
    <>
      <Checkbox
        size="xs"
        label={t('settling')}
        checked={settling}
        onChange={({ currentTarget }) => onChange({ settling: currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('deleted')}
        checked={deleted}
        onChange={({ currentTarget }) => onChange({ deleted: currentTarget.checked })}
      />
    </>
  );
}
