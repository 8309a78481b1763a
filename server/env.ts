import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseEndpoint } from '#gmopg/parse-endpoint';
import { parseSender } from '#mail/compose-message';
import { isMailAddress } from '#mail/mail-address';
import { parseSmtpUrl } from '#mail/smtp-server';
import { settings } from '#server/settings';

/** Every setting as a text or absent, turned into what the process needs. Messages name the setting and say what to do. */
const environment = z.object({
  PORT: z
    .string()
    .default('3000')
    .refine(isPort, 'PORT is a whole number from 1 to 65535.')
    .transform(Number),
  HOST: z.string().nullable().default(null),
  APP_URL: z
    .string()
    .optional()
    .refine(isOrigin, 'APP_URL is an address without a path, like https://fukkyu.example.jp.'),
  DATABASE_URL: z
    .string()
    .nullable()
    .default(null)
    .refine(isPostgresUrl, 'DATABASE_URL looks like postgres://user:password@host:5432/database.'),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((folder) => resolve(folder)),
  FUKKYU_SECRET: z
    .string()
    .min(32, 'FUKKYU_SECRET has 32 characters or more: try `openssl rand -base64 32`.')
    .nullable()
    .default(null),
  ADMIN_EMAIL: z.string().default('admin@example.jp').refine(isMailAddress, 'ADMIN_EMAIL is a mail address.'),
  ADMIN_PASSWORD: z
    .string()
    .min(12, 'ADMIN_PASSWORD has 12 to 128 characters; without it one is generated.')
    .max(128, 'ADMIN_PASSWORD has 12 to 128 characters; without it one is generated.')
    .nullable()
    .default(null),
  SMTP_URL: z
    .string()
    .nullable()
    .default(null)
    .superRefine((url, context) => {
      if (url === null) return;
      const read = parseSmtpUrl(url);
      if ('fault' in read) context.addIssue({ code: 'custom', message: read.fault });
    }),
  MAIL_FROM: z
    .string()
    .optional()
    .refine(isSender, 'MAIL_FROM is a mail address, with or without a name: ショップ <shop@example.jp>.'),
  PRACTICE_SHOP: z.enum(['on', 'off'], 'PRACTICE_SHOP is on or off.').optional(),
  GMOPG_ENDPOINTS: z
    .string()
    .default('https://pt01.mul-pay.jp,https://p01.mul-pay.jp')
    .transform((list, context) => {
      const texts = list.split(',').map((text) => text.trim());
      const endpoints = texts.map(parseEndpoint).filter((origin) => origin !== null);
      if (endpoints.length === texts.length) return endpoints;
      context.addIssue({
        code: 'custom',
        message:
          'GMOPG_ENDPOINTS lists https origins with commas, like https://pt01.mul-pay.jp,https://p01.mul-pay.jp.',
      });
      return z.NEVER;
    }),
  RECONCILIATION_PER_SECOND: z
    .string()
    .default('5')
    .refine(isPace, 'RECONCILIATION_PER_SECOND is a whole number from 1 to 100.')
    .transform(Number),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
    .refine(
      (list) => list.every(isNetwork),
      'TRUSTED_PROXIES lists addresses or networks with commas, like 10.0.0.0/8,192.168.1.5.',
    ),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'LOG_LEVEL is trace, debug, info, warn, error, fatal or silent.',
    )
    .default('info'),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN has 16 characters or more.').nullable().default(null),
});

export type Config = ReturnType<typeof toConfig>;

/** The settings of this process, or every fault in them at once, each a sentence that says what to do. */
export function readConfig(
  variables: Record<string, string | undefined>,
): { kind: 'READ'; config: Config } | { kind: 'FAULTY'; faults: string[] } {
  const given: Record<string, string> = {};
  for (const { name } of settings) {
    const text = variables[name]?.trim();
    if (text) given[name] = text;
  }
  const read = environment.safeParse(given);
  const faults = read.success ? [] : read.error.issues.map(({ message }) => message);
  if (given.SMTP_URL && !given.MAIL_FROM)
    faults.push('MAIL_FROM is missing: with SMTP_URL, say who sends the mails.');
  if (!read.success || faults.length > 0) return { kind: 'FAULTY', faults };
  return { kind: 'READ', config: toConfig(read.data) };
}

/** The only place that looks at the process's environment. */
export function readProcessConfig(): ReturnType<typeof readConfig> {
  return readConfig(process.env);
}

function toConfig(read: z.infer<typeof environment>) {
  return {
    port: read.PORT,
    /** Null: every interface. */
    host: read.HOST,
    appUrl: new URL(read.APP_URL ?? `http://localhost:${read.PORT}`).origin,
    /** Null: the embedded Postgres. */
    databaseUrl: read.DATABASE_URL,
    dataDir: read.DATA_DIR,
    /** Null: the one kept in the data folder. */
    secret: read.FUKKYU_SECRET,
    adminEmail: read.ADMIN_EMAIL,
    adminPassword: read.ADMIN_PASSWORD,
    /** Null: mails are kept as files. */
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM ?? 'shop@example.jp',
    hasPracticeShop: (read.PRACTICE_SHOP ?? (read.DATABASE_URL === null ? 'on' : 'off')) === 'on',
    /** Origins; http only on this machine. */
    gatewayEndpoints: read.GMOPG_ENDPOINTS,
    /** Questions of one shop. */
    reconciliationPerSecond: read.RECONCILIATION_PER_SECOND,
    trustedProxies: read.TRUSTED_PROXIES,
    logLevel: read.LOG_LEVEL,
    metricsToken: read.METRICS_TOKEN,
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isPace(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100;
}

function isOrigin(text: string | undefined): boolean {
  if (text === undefined) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '';
}

function isPostgresUrl(text: string | null): boolean {
  if (text === null) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1;
}

function isSender(text: string | undefined): boolean {
  return text === undefined || parseSender(text) !== null;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    rest.length === 0 && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}
