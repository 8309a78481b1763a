import { expect, test } from 'vitest';
import { readConfig } from '#server/env';
import { settings } from '#server/settings';

test('without any setting the product runs on its own database, with a practice shop, on port 3000', () => {
  const read = readConfig({});
  expect(read).toMatchObject({
    kind: 'READ',
    config: {
      port: 3000,
      host: null,
      appUrl: 'http://localhost:3000',
      databaseUrl: null,
      hasPracticeShop: true,
    },
  });
});

test('a database of the shop switches the practice shop off, unless it is asked for', () => {
  const DATABASE_URL = 'postgres://fukkyu:x@db:5432/fukkyu';
  expect(readConfig({ DATABASE_URL })).toMatchObject({ config: { hasPracticeShop: false } });
  expect(readConfig({ DATABASE_URL, PRACTICE_SHOP: 'on' })).toMatchObject({
    config: { hasPracticeShop: true },
  });
});

test("staff choose between GMOPG's test and production, or what the operator lists", () => {
  const endpoints = (variables: Record<string, string>) => {
    const read = readConfig(variables);
    return read.kind === 'READ' ? read.config.gatewayEndpoints : read.faults;
  };
  expect(endpoints({})).toEqual(['https://pt01.mul-pay.jp', 'https://p01.mul-pay.jp']);
  const GMOPG_ENDPOINTS = ' http://127.0.0.1:4001/ , https://P01.mul-pay.jp ';
  expect(endpoints({ GMOPG_ENDPOINTS })).toEqual(['http://127.0.0.1:4001', 'https://p01.mul-pay.jp']);
});

test('a setting that is empty counts as absent', () => {
  expect(readConfig({ PORT: '', SMTP_URL: ' ', LOG_LEVEL: '' })).toEqual(readConfig({}));
});

const faults = {
  PORT: ['0', '65536', '3e3', 'http'],
  APP_URL: ['fukkyu.example.jp', 'ftp://x', 'https://x.jp/shop'],
  DATABASE_URL: ['mysql://x/y', 'postgres://host', 'nonsense'],
  FUKKYU_SECRET: ['short'],
  ADMIN_EMAIL: ['nobody'],
  ADMIN_PASSWORD: ['short'],
  MAIL_FROM: ['shop', 'a@x.jp, b@x.jp'],
  PRACTICE_SHOP: ['yes'],
  GMOPG_ENDPOINTS: ['http://p01.mul-pay.jp', 'https://p01.mul-pay.jp/payment', 'https://a.jp,,https://b.jp'],
  RECONCILIATION_PER_SECOND: ['0', '101', '2.5', 'fast'],
  TRUSTED_PROXIES: ['10.0.0.0/33', 'proxy', '1.2.3'],
  LOG_LEVEL: ['loud'],
  METRICS_TOKEN: ['short'],
};

test.each(Object.entries(faults).flatMap(([name, texts]) => texts.map((text) => ({ name, text }))))(
  '$name=$text is one fault that names the setting',
  ({ name, text }) => {
    const read = readConfig({ [name]: text });
    expect(read.kind === 'FAULTY' && read.faults).toEqual([expect.stringContaining(name)]);
  },
);

test('every fault is listed at once', () => {
  const read = readConfig({
    PORT: 'x',
    SMTP_URL: 'smtp://u:pässwörd@',
    LOG_LEVEL: 'loud',
    PRACTICE_SHOP: 'yes',
  });
  expect(read.kind === 'FAULTY' && read.faults.map((fault) => fault.split(/[ :]/)[0]).sort()).toEqual([
    'LOG_LEVEL',
    'MAIL_FROM',
    'PORT',
    'PRACTICE_SHOP',
    'SMTP_URL',
  ]);
});

test('no fault repeats a password', () => {
  const read = readConfig({
    DATABASE_URL: 'postgres://u:hunter22@',
    SMTP_URL: 'http://u:hunter22@x',
    ADMIN_PASSWORD: 'hunter22',
  });
  expect(JSON.stringify(read)).not.toContain('hunter22');
});

test('networks and single addresses of both families are proxies that can be trusted', () => {
  const read = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.5,::1,fd00::/8' });
  expect(read).toMatchObject({
    config: { trustedProxies: ['10.0.0.0/8', '192.168.1.5', '::1', 'fd00::/8'] },
  });
});

test('every setting has a default and a meaning for the README', () => {
  for (const setting of settings) expect(Object.values(setting).every((text) => text.length > 0)).toBe(true);
});
