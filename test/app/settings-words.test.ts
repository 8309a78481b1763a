import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { auditActor } from '#app/(admin)/settings/audit-log/audit-actor';
import { auditGroups, isAuditKind, kindsOf } from '#app/(admin)/settings/audit-log/audit-groups';
import { auditCsvPath, auditFilterOf, noAuditFilter } from '#app/(admin)/settings/audit-log/audit-log-url';
import { auditWords } from '#app/(admin)/settings/audit-log/audit-words';
import { endpointKind } from '#app/(admin)/settings/gateway-access/endpoint-kind';
import { sectionStates } from '#app/(admin)/settings/section-states';
import { isReachable, setupStates } from '#app/(admin)/settings/setup-steps';
import { changesOf, draftOf, problemsAt, problemsIn } from '#app/(admin)/settings/shop/shop-draft';
import { cartScopes, tokenScopes } from '#app/(admin)/settings/tokens/token-scopes';
import { expiryOf, tokenState } from '#app/(admin)/settings/tokens/token-state';
import { catalogues } from '#app/i18n/catalogues';
import { scopes } from '#recovery/shops/create-token';

const ja = createTranslator({ locale: 'ja', messages: catalogues.ja });
const en = createTranslator({ locale: 'en', messages: catalogues.en });

const settings = {
  name: 'くらしの道具店',
  graceSeconds: 120,
  stripsOrderSuffix: false,
  sauthHolds: false,
  allowsBareNoticeUrl: false,
  senderAddresses: ['210.175.7.20'],
  noticeCharset: 'WINDOWS_31J' as const,
  mailFrom: null,
  mailFooter: '〒100-0001',
};

test('only what was changed of a shop is saved, and emptied words are taken away', () => {
  const draft = draftOf(settings);
  expect(changesOf(draft, settings)).toEqual({});
  expect(
    changesOf(
      {
        ...draft,
        name: ' くらしの道具店 ',
        graceSeconds: ' 300 ',
        senderAddresses: '\n 210.175.7.20 \n\n10.0.0.1',
      },
      settings,
    ),
  ).toEqual({ graceSeconds: 300, senderAddresses: ['210.175.7.20', '10.0.0.1'] });
  expect(changesOf({ ...draft, mailFooter: ' ', senderAddresses: '' }, settings)).toEqual({
    mailFooter: null,
    senderAddresses: [],
  });
});

test.each([
  ['0', false],
  ['86400', false],
  ['86401', true],
  ['-1', true],
  ['', true],
  ['12.5', true],
  ['１２０', true],
])('a grace of %j is wrong: %j', (graceSeconds, isWrong) => {
  expect('graceSeconds' in problemsIn({ ...draftOf(settings), graceSeconds })).toBe(isWrong);
});

test('a name has 1 to 100 letters', () => {
  const namesWrong = ['', ' ', 'あ', 'あ'.repeat(100), 'あ'.repeat(101)].map(
    (name) => 'name' in problemsIn({ ...draftOf(settings), name }),
  );
  expect(namesWrong).toEqual([true, true, false, false, true]);
});

test('a problem of the server stands at its field, and at the line that was written', () => {
  const draft = { ...draftOf(settings), senderAddresses: '\n210.175.7.20\n\ngmopg' };
  expect(problemsAt(['senderAddresses.1', 'mailFrom', 'elsewhere'], draft)).toEqual({
    senderAddresses: { line: 4 },
    mailFrom: { line: null },
  });
});

const nothing = {
  isPractice: false,
  hasGatewayAccess: false,
  testNoticeAnsweredAt: null,
  lastNoticeAt: null,
  hasCheckouts: false,
  sendsMails: false,
  lastMailSentAt: null,
};

test('a new shop has five things to do; a practice shop is never asked for a mail server', () => {
  expect(setupStates(nothing).map(({ isDone }) => isDone)).toEqual([false, false, false, false, false]);
  expect(setupStates({ ...nothing, isPractice: true }).map(({ step }) => step)).not.toContain('mail');
  const done = setupStates({
    ...nothing,
    sendsMails: true,
    testNoticeAnsweredAt: '2026-11-23T10:00:00+09:00',
  });
  expect(done.filter(({ isDone }) => isDone).map(({ step, at }) => [step, at])).toEqual([
    ['testNotice', '2026-11-23T10:00:00+09:00'],
    ['mail', null],
  ]);
});

const nobodyTold = {
  recipientCount: 0,
  digestRecipientCount: 0,
  digestAt: '09:00',
  digestDays: 'EVERY_DAY' as const,
  watchesNotices: true,
};

test.each([
  [{}, 'todo', '宛先がないため、アラートは誰にも届きません。'],
  [
    { recipientCount: 3, digestRecipientCount: 1, digestAt: '08:30' },
    'done',
    '3件の宛先に知らせます。毎日のまとめは毎日08:30に送ります。結果通知の途絶を見張っています。',
  ],
  [
    { recipientCount: 1, digestRecipientCount: 1, digestDays: 'WEEKDAYS' as const, watchesNotices: false },
    'done',
    '1件の宛先に知らせます。毎日のまとめは月曜から金曜の09:00に送ります。結果通知の途絶は見張っていません。',
  ],
  [
    { recipientCount: 2 },
    'done',
    '2件の宛先に知らせます。毎日のまとめは送りません。結果通知の途絶を見張っています。',
  ],
])('the overview says of the alerts %j: %s', (alerts, tone, said) => {
  const facts = { ...nothing, gatewayEndpoint: null, graceSeconds: 120, staffCount: 1, tokenCount: 0 };
  const states = sectionStates({ ...facts, ownTemplateCount: 0, alerts: { ...nobodyTold, ...alerts } });
  const state = states.find(({ page }) => page === 'alerts');
  expect(state?.tone).toBe(tone);
  expect(state && ja(`settings.states.${state.sentence}`, state.values)).toBe(said);
});

test('the overview marks what is not set up and says every state in both languages', () => {
  const facts = {
    ...nothing,
    gatewayEndpoint: null,
    graceSeconds: 120,
    staffCount: 1,
    tokenCount: 0,
    ownTemplateCount: 0,
    alerts: nobodyTold,
  };
  const todo = sectionStates(facts).filter(({ tone }) => tone === 'todo');
  expect(todo.map(({ page }) => page)).toEqual([
    'guide',
    'gateway-access',
    'mail-templates',
    'tokens',
    'alerts',
  ]);
  const access = {
    ...facts,
    gatewayEndpoint: 'https://p01.mul-pay.jp',
    hasGatewayAccess: true,
    tokenCount: 2,
  };
  for (const { sentence, values } of [...sectionStates(facts), ...sectionStates(access)])
    for (const say of [ja, en]) expect(say(`settings.states.${sentence}`, values)).not.toMatch(/[{}]/);
});

test.each([
  ['https://fukkyu.example.jp/api/gmopg/notices/x', true],
  ['http://fukkyu.example.jp/api/gmopg/notices/x', false],
  ['https://localhost:3000/api', false],
  ['https://192.168.0.4/api', false],
  ['https://172.20.0.4/api', false],
  ['https://172.32.0.4/api', true],
  ['https://shop-server/api', false],
])('GMOPG can reach %s: %j', (url, isFar) => {
  expect(isReachable(url)).toBe(isFar);
});

test('an endpoint is called live, test or by its address', () => {
  expect(
    ['https://p01.mul-pay.jp', 'https://pt01.mul-pay.jp', 'http://127.0.0.1:4000'].map(endpointKind),
  ).toEqual(['live', 'test', 'other']);
});

test('every scope can be chosen, and the cart gets no more than it needs', () => {
  expect([...tokenScopes].sort()).toEqual([...scopes].sort());
  expect(cartScopes).not.toContain('trades:cancel');
});

test('a token ends at its end, not before', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const state = (expiresAt: string | null, revokedAt: string | null = null) =>
    tokenState({ expiresAt, revokedAt }, now);
  expect(state(null)).toBe('usable');
  expect(state('2026-11-23T10:00:00.001Z')).toBe('usable');
  expect(state('2026-11-23T10:00:00Z')).toBe('expired');
  expect(state(null, '2026-11-22T10:00:00Z')).toBe('revoked');
  expect(expiryOf('days90', now)).toBe('2027-02-21T10:00:00.000Z');
  expect(expiryOf('forever', now)).toBeNull();
});

test('every kind that the database writes into the audit is one that has words', () => {
  const written = readdirSync('db/functions').flatMap((file) =>
    [
      ...readFileSync(`db/functions/${file}`, 'utf8').matchAll(
        /insert into audit_entries[^;]*?'([A-Z]+_[A-Z_]+)'/g,
      ),
    ].map(([, kind = '']) => kind),
  );
  expect(written.length).toBeGreaterThan(1);
  expect(written.filter((kind) => !isAuditKind(kind))).toEqual([]);
});

test('every kind stands in one group of the filter', () => {
  const kinds = auditGroups.flatMap(kindsOf);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).toEqual(expect.arrayContaining(['RESTORED', 'TOKEN_REVOKED', 'STAFF_ROLE_SET']));
});

test.each([
  [{ reason: 'お客様のご都合' }, '理由：お客様のご都合', 'Reason: お客様のご都合'],
  [
    { note: null, confirmationMail: true, gatewayCheck: 'AGREED' },
    '確認メールを送る ／ GMOPGに確認済み',
    'with a confirmation mail / GMOPG agreed',
  ],
  [
    { graceSeconds: 300, stripsOrderSuffix: true, mailFrom: null, senderAddresses: [] },
    '様子見の時間（秒） → 300 ／ 注文番号の枝番（-1、-2 …）を外して照らし合わせる → オン ／ 差出人 → なし ／ 送信元のIPアドレス → なし',
    null,
  ],
  [
    { endpoint: null, passwordChanged: true },
    '接続を外した ／ ショップパスワードを変更',
    'Access removed / ShopPass changed',
  ],
  [{ email: 'a@example.jp', before: 'VIEW', after: 'MANAGE' }, 'a@example.jp ／ 閲覧 から ／ 管理 に', null],
  [
    { tokenId: '1', name: 'カート', scopes: ['orders:read', 'trades:cancel'], expiresAt: null },
    '名前：カート ／ 注文の参照、取消（お金が動きます） ／ 期限なし',
    null,
  ],
  [{ mailKind: 'ORDER_CONFIRMATION', before: { subject: 's', body: 'b' } }, '注文確認', null],
  [{ milliseconds: 1234, isOk: false }, '1,234ミリ秒 ／ 途中で失敗', '1,234 ms / failed on the way'],
  [
    { digestAt: '09:00', digestDays: 'WEEKDAYS', recipients: [{ email: 'a@example.jp', digest: true }] },
    'まとめの時刻：09:00 ／ 平日 ／ 宛先：a@example.jp',
    'Digest at 09:00 / on weekdays / To a@example.jp',
  ],
  [{ unheardOf: 3, noticeId: 'x', deep: { a: 1 } }, 'unheardOf: 3', 'unheardOf: 3'],
  [{}, '', ''],
  ['no object', '', ''],
])('%j is told in words', (detail, japanese, english) => {
  expect(auditWords(detail, ja).join(' ／ ')).toBe(japanese);
  if (english !== null) expect(auditWords(detail, en).join(' / ')).toBe(english);
});

test('who did it is a person, a token, the customer, the operator or the product', () => {
  const actors = ['a@example.jp', 'token カート', 'customer', 'command line', 'NIGHTLY', 'Fukkyu'];
  expect(actors.map((actor) => auditActor(actor, ja))).toEqual([
    ...['a@example.jp', 'トークン「カート」', 'お客様', 'サーバーの担当者', '自動', '自動'],
  ]);
});

test('the CSV is asked for what the list is asked for: whole days in Japan, one kind or a group', () => {
  const url = { ...noAuditFilter, actor: ' 山田 ', kind: 'tokens', from: '2026-11-01', to: '2026-11-02' };
  expect(auditFilterOf(url)).toEqual({
    actor: '山田',
    orderNumber: null,
    kinds: ['TOKEN_CREATED', 'TOKEN_REVOKED'],
    from: '2026-10-31T15:00:00.000Z',
    to: '2026-11-02T14:59:59.999Z',
  });
  const path = auditCsvPath(
    { ...noAuditFilter, kind: 'DELETED', order: 'A-1' },
    { encoding: 'shift_jis', language: 'ja' },
  );
  expect(path).toBe('/api/audit-entries.csv?orderNumber=A-1&kinds=DELETED&encoding=shift_jis&language=ja');
});
