import { expect, test } from 'vitest';
import { pathInside } from '#app/sign-in/path-inside';

test('signing in leads back to where one wanted to go', () => {
  expect(pathInside('/orders?restored=true')).toBe('/orders?restored=true');
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '',
  undefined,
  ['/orders'],
])('signing in never leads to another host: %j', (next) => {
  expect(pathInside(next)).toBe('/abnormal-orders');
});
