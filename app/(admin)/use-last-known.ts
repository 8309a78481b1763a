'use client';
import { useState } from 'react';

/** The value, or where it is gone the last one that was there: a dialog goes on saying what became of its row. */
export function useLastKnown<T>(value: T | null | undefined): T | null {
  const [known, setKnown] = useState<T | null>(value ?? null);
  if (value && value !== known) setKnown(value);
  return value ?? known;
}
