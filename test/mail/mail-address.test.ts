import { expect, test } from 'vitest';
import { isMailAddress } from '#mail/mail-address';

test.each([
  'a@b.jp',
  'first.last+tag@sub.example.co.jp',
  'old..dots.@docomo.ne.jp',
  "o'brien@example.ie",
  'user@日本語.jp',
  '髙橋@example.jp',
  `${'a'.repeat(64)}@example.jp`,
])('%s is one address', (address) => {
  expect(isMailAddress(address)).toBe(true);
});

test.each([
  '',
  'a',
  'a@b',
  '@example.jp',
  'a@example.jp, b@example.jp',
  'a@example.jp;b@example.jp',
  'a@example.jp b@example.jp',
  'A <a@example.jp>',
  'a@evil.jp@example.jp',
  'a@example.jp\r\nBcc: b@example.jp',
  'a\n@example.jp',
  'a@example.jp\u0000',
  '"a b"@example.jp',
  'a:b@example.jp;',
  'a@[127.0.0.1]',
  'a@-example.jp',
  'a@example..jp',
  'a\u202E@example.jp',
  `${'a'.repeat(65)}@example.jp`,
  `a@${'b'.repeat(250)}.jp`,
  'a@example.jp\uD83D',
])('%j is not', (address) => {
  expect(isMailAddress(address)).toBe(false);
});
