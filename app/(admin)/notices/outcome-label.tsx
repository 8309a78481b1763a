'use client';
import { useTranslations } from 'next-intl';

export const outcomes = [
  'LISTED',
  'NOT_LISTED',
  'PROBE',
  'MALFORMED',
  'OTHER_PAY_TYPE',
  'QUARANTINED',
] as const;

/** The contract types the outcome as text: a word of a later version is shown as it is. */
export function OutcomeLabel({ of }: { of: string }) {
  const t = useTranslations('notices.outcomes');
  const known = outcomes.find((outcome) => outcome === of);
  return known ? t(known) : of;
}
