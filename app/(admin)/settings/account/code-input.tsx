'use client';
import { TextInput } from '@mantine/core';

interface CodeInputProps {
  label: string;
  description?: string;
  value: string;
  onChange: (code: string) => void;
}

export function CodeInput({ label, description, value, onChange }: CodeInputProps) {
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      autoComplete="one-time-code"
      spellCheck={false}
      maxLength={20}
      required
      withAsterisk={false}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
