/** What README's table of settings says; a test holds the two together. */
export const settings = [
  { name: 'PORT', default: '3000', meaning: 'The port to listen on.' },
  { name: 'HOST', default: 'every interface', meaning: 'The address to listen on, like 127.0.0.1.' },
  {
    name: 'APP_URL',
    default: 'http://localhost:PORT',
    meaning: 'The address that browsers and GMOPG use. Behind https it makes cookies Secure.',
  },
  {
    name: 'DATABASE_URL',
    default: 'the embedded Postgres',
    meaning: 'A Postgres 15 or newer: postgres://user:password@host:5432/database.',
  },
  {
    name: 'DATA_DIR',
    default: '.data',
    meaning: 'Holds the embedded database, the secret and, without SMTP_URL, the mails.',
  },
  {
    name: 'FUKKYU_SECRET',
    default: 'generated into DATA_DIR',
    meaning:
      "Seals sessions, notice URLs and shops' passwords at GMOPG: 32 characters or more, the same in every process on one database.",
  },
  { name: 'ADMIN_EMAIL', default: 'admin@example.jp', meaning: 'The first administrator.' },
  {
    name: 'ADMIN_PASSWORD',
    default: 'generated, printed once',
    meaning: 'The password of the first administrator: 12 to 128 characters.',
  },
  {
    name: 'SMTP_URL',
    default: 'none: mails become files in DATA_DIR',
    meaning: 'The mail server: smtp://user:password@host:587 or smtps://….',
  },
  {
    name: 'MAIL_FROM',
    default: 'shop@example.jp',
    meaning: 'The sender of mails, like `ショップ <shop@example.jp>`. Needed with SMTP_URL.',
  },
  {
    name: 'PRACTICE_SHOP',
    default: 'on; off with DATABASE_URL',
    meaning: 'on or off: a shop to practise in, with the six abnormal orders of the guide.',
  },
  {
    name: 'GMOPG_ENDPOINTS',
    default: 'https://pt01.mul-pay.jp,https://p01.mul-pay.jp',
    meaning: "The hosts of GMOPG's API that staff may choose for their shop: test, production.",
  },
  {
    name: 'RECONCILIATION_PER_SECOND',
    default: '5',
    meaning: 'How many questions a second a reconciliation asks GMOPG for one shop, at the most: 1 to 100.',
  },
  {
    name: 'TRUSTED_PROXIES',
    default: 'none',
    meaning:
      'Addresses or networks, like 10.0.0.0/8, whose X-Forwarded-For and X-Forwarded-Proto are believed.',
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: 'trace, debug, info, warn, error, fatal or silent.',
  },
  {
    name: 'METRICS_TOKEN',
    default: 'none: no metrics',
    meaning: 'The bearer token that /api/metrics asks for.',
  },
] as const;
