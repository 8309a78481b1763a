import { expect, test } from 'vitest';
import { parseEndpoint } from '#gmopg/parse-endpoint';

test.each([
  ['https://p01.mul-pay.jp', 'https://p01.mul-pay.jp'],
  [' HTTPS://P01.Mul-Pay.JP:443/ ', 'https://p01.mul-pay.jp'],
  ['https://gateway.example.jp:8443', 'https://gateway.example.jp:8443'],
  ['http://127.0.0.1:4001', 'http://127.0.0.1:4001'],
  ['http://localhost:4001/', 'http://localhost:4001'],
  ['http://[::1]:4001', 'http://[::1]:4001'],
])('%s is the origin %s', (text, origin) => {
  expect(parseEndpoint(text)).toBe(origin);
});

test.each([
  '',
  'p01.mul-pay.jp',
  'http://p01.mul-pay.jp',
  'http://localhost.example.jp',
  'http://127.0.0.1.example.jp',
  'http://10.0.0.1',
  'https://user@p01.mul-pay.jp',
  'https://user:password@p01.mul-pay.jp',
  'https://p01.mul-pay.jp/payment',
  'https://p01.mul-pay.jp//',
  'https://p01.mul-pay.jp?',
  'https://p01.mul-pay.jp/?a=b',
  'https://p01.mul-pay.jp#',
  'https://p01.mul-pay.jp\\@evil.example.jp',
  'https://p01.mul-\tpay.jp',
  'https://p01.mul-pay.jp:99999',
  'ftp://p01.mul-pay.jp',
  'javascript:alert(1)',
  `https://${'a.'.repeat(200)}jp`,
])('%j is no place to send a password to', (text) => {
  expect(parseEndpoint(text)).toBeNull();
});
