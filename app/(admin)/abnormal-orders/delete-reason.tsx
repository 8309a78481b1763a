'use client';
import { Radio, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** The guide's two cases, and whatever else. */
const reasons = ['cancelledAtGateway', 'reordered', 'other'] as const;

interface DeleteReasonProps {
  isRequired: boolean;
  /** Empty while none is given. */
  onChange: (reason: string) => void;
}

export function DeleteReason({ isRequired, onChange }: DeleteReasonProps) {
  const t = useTranslations('deletion');
  const [choice, setChoice] = useState<(typeof reasons)[number] | null>(null);
  const [words, setWords] = useState('');

  function choose(value: string) {
    const one = reasons.find((reason) => reason === value) ?? null;
    setChoice(one);
    onChange(one === null || one === 'other' ? words.trim() : t(`reasons.${one}`));
  }

  return (
    <>
      <Radio.Group
        label={t(isRequired ? 'reasonRequired' : 'reasonOptional')}
        value={choice}
        onChange={choose}
      >
        <Stack gap={6} mt={6}>
          {reasons.map((one) => (
            <Radio key={one} value={one} label={t(`reasons.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {choice === 'other' && (
        <Textarea
          label={t('words')}
          rows={2}
          maxLength={500}
          value={words}
          autoFocus
          onChange={({ currentTarget }) => {
            setWords(currentTarget.value);
            onChange(currentTarget.value.trim());
          }}
        />
      )}
    </>
  );
}
