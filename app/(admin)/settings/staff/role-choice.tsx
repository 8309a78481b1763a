'use client';
import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';

export const staffRoles = ['VIEW', 'OPERATE', 'CANCEL', 'MANAGE'] as const;
export type StaffRole = (typeof staffRoles)[number];

interface RoleChoiceProps {
  value: StaffRole;
  onChange: (role: StaffRole) => void;
}

/** The ladder of roles, each with what it may do. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const t = useTranslations('staffPage');
  return (
    <Radio.Group
      label={t('role')}
      value={value}
      onChange={(chosen) => onChange(staffRoles.find((role) => role === chosen) ?? value)}
    >
      <Stack gap={8} mt={6}>
        {staffRoles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(`roles.${role}.name`)}
            description={t(`roles.${role}.may`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
