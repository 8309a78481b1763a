'use client';
import { PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** The password that opens this account now: proof that it is its owner who sits here. */
export function OwnPasswordInput({ value, onChange }: { value: string; onChange: (word: string) => void }) {
  const t = useTranslations('accountPage');
  return (
    <PasswordInput
      label={t('currentPassword')}
      value={value}
      autoComplete="current-password"
      required
      withAsterisk={false}
      data-autofocus
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
