import { expect, test } from 'vitest';
import { parseSmtpUrl } from '#mail/smtp-server';

test.each([
  ['smtp://mail.example.jp', { host: 'mail.example.jp', port: 587, secure: false, login: null }],
  [
    'smtps://shop%40example.jp:p%3Aw%40rd@mail.example.jp',
    { host: 'mail.example.jp', port: 465, secure: true, login: { user: 'shop@example.jp', pass: 'p:w@rd' } },
  ],
  ['smtp://[::1]:2525', { host: '::1', port: 2525, secure: false, login: null }],
])('%s is understood', (url, server) => {
  expect(parseSmtpUrl(url)).toEqual(server);
});

test.each([
  'mail.example.jp:25',
  'http://x:secret@y',
  'smtp://',
  'smtp://u:secret%ZZ@host',
  'smtp://u:secret@host:99999',
])('%s is a fault that does not repeat the password', (url) => {
  const parsed = parseSmtpUrl(url);
  expect(parsed).toHaveProperty('fault');
  expect(JSON.stringify(parsed)).not.toContain('secret');
});
