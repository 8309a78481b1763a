import { expect, test } from 'vitest';
import { monthSpan } from '#app/(admin)/totals/months';

test('a year of totals ends with the month in Japan', () => {
  expect(monthSpan(new Date('2026-11-30T23:59:59+09:00'), 12)).toEqual({ from: '2025-12', to: '2026-11' });
  expect(monthSpan(new Date('2026-11-30T15:00:00Z'), 12)).toEqual({ from: '2026-01', to: '2026-12' });
});

test('a span that begins in an earlier year counts over the turn of it', () => {
  expect(monthSpan(new Date('2026-01-15T12:00:00+09:00'), 6)).toEqual({ from: '2025-08', to: '2026-01' });
  expect(monthSpan(new Date('2026-01-15T12:00:00+09:00'), 24)).toEqual({ from: '2024-02', to: '2026-01' });
});
