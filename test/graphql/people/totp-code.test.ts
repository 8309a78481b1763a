import { expect, test } from 'vitest';
import { base32 } from '#graphql/people/base32';
import { findStep, totpCode } from '#graphql/people/totp-code';

const key = Buffer.from('12345678901234567890');

// RFC 6238, appendix B: the last six of its eight digits.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at second %i the code is that of the standard', (second, code) => {
  expect(totpCode(key, Math.floor(second / 30))).toBe(code);
});

test('a clock may be off by one step, not by two', () => {
  const now = new Date(1_000_000_000_000);
  const step = Math.floor(now.getTime() / 30_000);
  const found = [-2, -1, 0, 1, 2].map((off) => findStep(key, totpCode(key, step + off), now));
  expect(found).toEqual([null, step - 1, step, step + 1, null]);
});

test('what is no code is nobody’s code', () => {
  for (const typed of ['', '12345', '1234567', 'abcdef', 'あああああa', '００００００'])
    expect(findStep(key, typed, new Date('2026-11-02T12:00:00+09:00'))).toBeNull();
});

test('a key is written as apps read it', () => {
  expect(base32(Buffer.from('Hello!'))).toBe('JBSWY3DPEE');
  expect(base32(Buffer.from('foob'))).toBe('MZXW6YQ');
});
