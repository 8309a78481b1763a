import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { recoveryCodes, sessions, totpSecrets, users } from '#db/auth-schema';
import { auditEntries } from '#db/schema/audit';
import type { Role } from '#graphql/people/roles';
import { grantRole } from '#recovery/shops/grant-role';
import { aShop } from '#test/a-shop';
import { aGraphql, appUrl, cookieOf, password } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';
import { aTotpApp } from './a-totp-app';

const database = await aDatabase();
let time = new Date('2026-11-02T12:00:00+09:00').getTime();
const graphql = aGraphql(database, { now: () => new Date(time) });
const { shop } = await aShop(database);
const newPassword = 'another password of the tests';

type Asker = Awaited<ReturnType<typeof graphql.asStaff>>;

const begin = (ask: Asker, typed = password) =>
  ask(
    'mutation ($p: Secret!) { beginTotp(password: $p) { __typename ... on TotpBegun { key uri } ... on WrongPassword { secondsToWait } } }',
    { p: typed },
  ).then(({ data }) => data.beginTotp);
const confirm = (ask: Asker, code: string) =>
  ask(
    'mutation ($c: Secret!) { confirmTotp(code: $c) { __typename ... on TotpTurnedOn { recoveryCodes } ... on WrongCode { secondsToWait } } }',
    { c: code },
  ).then(({ data }) => data.confirmTotp);
const prove = (ask: Asker, field: 'turnTotpOff' | 'renewRecoveryCodes', code: string, typed = password) =>
  ask(
    `mutation ($p: Secret!, $c: Secret!) { done: ${field}(password: $p, code: $c) { __typename ${field === 'turnTotpOff' ? '' : '... on RecoveryCodesMade { recoveryCodes }'} } }`,
    { p: typed, c: code },
  ).then(({ data }) => data.done);

/** Somebody of the shop who has TOTP, with their app; the time moves on, so that the app shows a new code. */
async function enrolled(role: Role | 'ADMINISTRATOR' = 'OPERATE', shopId = shop.id) {
  const ask = await graphql.asStaff(shopId, role);
  const { key } = await begin(ask);
  const app = aTotpApp(key);
  const { recoveryCodes: codes } = await confirm(ask, app.codeAt(time));
  time += 60_000;
  return { ask, app, key, codes: codes as string[] };
}

async function signIn(email: string, code?: string, tried = password) {
  const response = await graphql.runtime.auth.handler(
    new Request(`${appUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: appUrl },
      body: JSON.stringify({ email, password: tried, ...(code !== undefined && { code }) }),
    }),
  );
  const body = await response.json();
  return { status: response.status, code: body.code, body, cookie: cookieOf(response) };
}

async function sessionsOf(userId: string) {
  return (await database.db.select().from(sessions).where(eq(sessions.userId, userId))).length;
}

async function kindsOfAudit(shopId = shop.id): Promise<string[]> {
  const rows = await database.db.select().from(auditEntries).where(eq(auditEntries.shopId, shopId));
  return rows.map(({ kind }) => kind);
}

test('who turned TOTP on signs in with password and code, and no session is made before the code', async () => {
  const { ask, app } = await enrolled();
  const before = await sessionsOf(ask.userId);
  const first = await signIn(ask.email);
  expect(first).toMatchObject({ status: 401, code: 'CODE_NEEDED', cookie: '' });
  expect(await signIn(ask.email, '')).toMatchObject({ status: 401, code: 'CODE_NEEDED' });
  expect(await sessionsOf(ask.userId)).toBe(before);
  const second = await signIn(ask.email.toUpperCase(), app.codeAt(time));
  expect(second.status).toBe(200);
  expect(await sessionsOf(ask.userId)).toBe(before + 1);
  const { data } = await graphql.post({ query: '{ viewer { id } }' }, { cookie: second.cookie });
  expect(data.viewer.id).toBe(ask.userId);
});

test('a wrong password says nothing of TOTP, whatever code comes with it', async () => {
  const { ask, app } = await enrolled();
  const wrong = await signIn(ask.email, app.codeAt(time), 'not the password');
  const plain = await signIn('nobody@example.jp', undefined, 'not the password');
  expect([wrong.status, wrong.body]).toEqual([plain.status, plain.body]);
  expect((await signIn(ask.email, app.codeAt(time))).status).toBe(200);
});

test('a code is taken once, by one of many at once, and none before it any more', async () => {
  const { ask, app } = await enrolled();
  const code = app.codeAt(time);
  const tries = await Promise.all(Array.from({ length: 4 }, () => signIn(ask.email, code)));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await signIn(ask.email, code)).toMatchObject({ status: 401, code: 'WRONG_CODE' });
  expect(await signIn(ask.email, app.codeAt(time - 30_000))).toMatchObject({ code: 'WRONG_CODE' });
  expect((await signIn(ask.email, app.codeAt(time + 30_000))).status).toBe(200);
});

test('an app whose clock is off by half a minute is believed, by more it is not', async () => {
  const { ask, app } = await enrolled();
  expect((await signIn(ask.email, app.codeAt(time - 60_000))).code).toBe('WRONG_CODE');
  expect((await signIn(ask.email, app.codeAt(time + 60_000))).code).toBe('WRONG_CODE');
  expect((await signIn(ask.email, app.codeAt(time - 30_000))).status).toBe(200);
  expect((await signIn(ask.email, app.codeAt(time + 30_000))).status).toBe(200);
});

test('digits in groups or in full width are digits', async () => {
  const { ask, app } = await enrolled();
  const code = app.codeAt(time);
  expect((await signIn(ask.email, ` ${code.slice(0, 3)} ${code.slice(3)} `)).status).toBe(200);
  time += 30_000;
  const wide = app.codeAt(time).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  expect((await signIn(ask.email, wide)).status).toBe(200);
});

test('a recovery code opens the door once, in whatever way it is typed, and is written down', async () => {
  const { ask, codes } = await enrolled();
  expect(codes).toHaveLength(10);
  expect((await signIn(ask.email, codes[0]?.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
  expect((await signIn(ask.email, codes[0])).code).toBe('WRONG_CODE');
  expect((await ask('{ account { recoveryCodesLeft } }')).data.account.recoveryCodesLeft).toBe(9);
  const many = await Promise.all(Array.from({ length: 4 }, () => signIn(ask.email, codes[1])));
  expect(many.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await kindsOfAudit()).toEqual(expect.arrayContaining(['TOTP_TURNED_ON', 'RECOVERY_CODE_USED']));
});

test('another person’s recovery code opens nothing', async () => {
  const [one, other] = [await enrolled(), await enrolled()];
  expect((await signIn(one.ask.email, other.codes[0])).code).toBe('WRONG_CODE');
});

test('ten wrong codes lock the account as ten wrong passwords do, and both are counted together', async () => {
  const { ask, app } = await enrolled();
  for (let i = 0; i < 5; i++) await signIn(ask.email, '000000');
  for (let i = 0; i < 5; i++) await signIn(ask.email, undefined, `wrong password ${i}`);
  expect((await signIn(ask.email, app.codeAt(time))).status).toBe(429);
  expect(await begin(ask)).toMatchObject({ __typename: 'WrongPassword', secondsToWait: expect.any(Number) });
  expect(await prove(ask, 'turnTotpOff', app.codeAt(time))).toMatchObject({ __typename: 'WrongPassword' });
});

test('the right password without a code counts as no wrong try', async () => {
  const { ask, app } = await enrolled();
  for (let i = 0; i < 12; i++) expect((await signIn(ask.email)).code).toBe('CODE_NEEDED');
  expect((await signIn(ask.email, app.codeAt(time))).status).toBe(200);
});

test('TOTP begins with the password and is on only after a code of the app; tries are counted', async () => {
  const ask = await graphql.asStaff(shop.id, 'VIEW');
  expect((await begin(ask, 'not the password')).__typename).toBe('WrongPassword');
  expect((await confirm(ask, '123456')).__typename).toBe('TotpNotBegun');
  const first = await begin(ask);
  const { key, uri } = await begin(ask);
  expect(uri).toBe(`otpauth://totp/Fukkyu:${encodeURIComponent(ask.email)}?secret=${key}&issuer=Fukkyu`);
  expect((await signIn(ask.email)).status).toBe(200);
  expect((await confirm(ask, aTotpApp(first.key).codeAt(time))).__typename).toBe('WrongCode');
  for (let i = 0; i < 8; i++) await confirm(ask, '');
  expect(await confirm(ask, aTotpApp(key).codeAt(time))).toMatchObject({ __typename: 'WrongCode' });
  expect(await confirm(ask, aTotpApp(key).codeAt(time))).toMatchObject({ secondsToWait: expect.any(Number) });
});

test('TOTP that is on cannot be begun anew; turning it on ends the other sessions and keeps this one', async () => {
  const ask = await graphql.asStaff(shop.id, 'VIEW');
  const elsewhere = await signIn(ask.email);
  const { key } = await begin(ask);
  expect((await confirm(ask, aTotpApp(key).codeAt(time))).__typename).toBe('TotpTurnedOn');
  const other = await graphql.post({ query: '{ viewer { id } }' }, { cookie: elsewhere.cookie });
  expect(other.data.viewer).toBeNull();
  expect((await begin(ask)).__typename).toBe('TotpAlreadyOn');
  expect((await confirm(ask, aTotpApp(key).codeAt(time))).__typename).toBe('TotpAlreadyOn');
});

test('turning TOTP off and new recovery codes need password and code', async () => {
  const { ask, app, codes } = await enrolled();
  expect((await prove(ask, 'turnTotpOff', app.codeAt(time), 'not the password')).__typename).toBe(
    'WrongPassword',
  );
  expect((await prove(ask, 'turnTotpOff', '000000')).__typename).toBe('WrongCode');
  const made = await prove(ask, 'renewRecoveryCodes', app.codeAt(time));
  expect(made.recoveryCodes).toHaveLength(10);
  expect((await prove(ask, 'turnTotpOff', codes[0] ?? '')).__typename).toBe('WrongCode');
  expect((await prove(ask, 'turnTotpOff', made.recoveryCodes[0])).__typename).toBe('TotpTurnedOff');
  expect((await prove(ask, 'turnTotpOff', '000000')).__typename).toBe('TotpNotOn');
  expect((await signIn(ask.email)).status).toBe(200);
  expect(await kindsOfAudit()).toEqual(expect.arrayContaining(['RECOVERY_CODES_MADE', 'TOTP_TURNED_OFF']));
});

test('neither key nor recovery code stands in a table as it is', async () => {
  const { key, codes, ask } = await enrolled();
  const rows = [
    await database.db.select().from(totpSecrets),
    await database.db.select().from(recoveryCodes),
    await database.db.select().from(auditEntries),
  ];
  const stored = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  );
  for (const secret of [key, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(stored).not.toContain(secret);
  const { data } = await ask(
    '{ account { name email totpOnSince recoveryCodesLeft sessions { device isThis } } }',
  );
  expect(JSON.stringify(data)).not.toContain(key);
  expect(JSON.stringify(graphql.logged)).toBe('[]');
});

test('a password link and a changed password leave the second step in its place', async () => {
  const { ask, app } = await enrolled();
  const manager = await graphql.asStaff(shop.id, 'MANAGE');
  const made = await manager(
    `mutation { makePasswordLink(userId: "${ask.userId}") { ... on PasswordLinkMade { url } } }`,
  );
  const secret = made.data.makePasswordLink.url.split('/').at(-1);
  await graphql.post({
    query: `mutation { resetPassword(input: { secret: "${secret}", password: "${newPassword}" }) { __typename } }`,
  });
  expect((await signIn(ask.email, undefined, newPassword)).code).toBe('CODE_NEEDED');
  expect((await signIn(ask.email, app.codeAt(time), newPassword)).status).toBe(200);
});

test('changing the password and signing out elsewhere are written down', async () => {
  const own = await aShop(database);
  const { ask } = await enrolled('VIEW', own.shop.id);
  const call = (path: string, body: object) =>
    graphql.runtime.auth.handler(
      new Request(`${appUrl}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...ask.headers },
        body: JSON.stringify(body),
      }),
    );
  expect((await call('/revoke-other-sessions', {})).status).toBe(200);
  const changed = await call('/change-password', { currentPassword: password, newPassword });
  expect(changed.status).toBe(200);
  const refused = await call('/change-password', { currentPassword: password, newPassword });
  expect(refused.status).toBe(400);
  const kinds = await kindsOfAudit(own.shop.id);
  expect(kinds.sort()).toEqual(['OTHER_SESSIONS_ENDED', 'PASSWORD_CHANGED', 'TOTP_TURNED_ON']);
});

test('a lost TOTP is reset by whoever may make a password link, never by oneself', async () => {
  const manager = await graphql.asStaff(shop.id, 'MANAGE');
  const chief = await graphql.asStaff(shop.id, 'ADMINISTRATOR');
  const reset = (userId: string, by: Asker = manager) =>
    by(`mutation { resetStaffTotp(userId: "${userId}") { __typename } }`).then(
      ({ data }) => data.resetStaffTotp.__typename,
    );
  const { ask } = await enrolled();
  expect(await reset(ask.userId)).toBe('StaffTotpReset');
  expect(await reset(ask.userId)).toBe('TotpNotOn');
  expect((await signIn(ask.email)).status).toBe(200);
  const self = await enrolled('MANAGE');
  expect(await reset(self.ask.userId, self.ask)).toBe('OwnAccount');
  const own = await self.ask(`mutation { makePasswordLink(userId: "${self.ask.userId}") { __typename } }`);
  expect(own.data.makePasswordLink.__typename).toBe('OwnAccount');
  const other = await aShop(database);
  const both = await enrolled();
  await grantRole(database.db, other.shop.id, { userId: both.ask.userId, role: 'VIEW' }, new Date(time));
  expect(await reset(both.ask.userId)).toBe('AdministratorsOnly');
  expect(await reset(both.ask.userId, chief)).toBe('StaffTotpReset');
  const stranger = await enrolled('VIEW', other.shop.id);
  expect(await reset(stranger.ask.userId)).toBe('StaffNotFound');
  expect(await kindsOfAudit(other.shop.id)).toContain('TOTP_RESET');
});

test('a shop that asks for TOTP lets those without it only look, until they have it', async () => {
  const own = await aShop(database);
  const ask = (requirement: string, by: Asker) =>
    by(
      `mutation { setTotpRequirement(requirement: ${requirement}) { __typename ... on TotpRequirementSet { requirement } } }`,
    );
  const bare = await graphql.asStaff(own.shop.id, 'MANAGE');
  expect((await ask('CANCEL', bare)).data.setTotpRequirement.__typename).toBe('TotpNotOn');
  const chief = await enrolled('MANAGE', own.shop.id);
  expect((await ask('CANCEL', chief.ask)).data.setTotpRequirement).toMatchObject({ requirement: 'CANCEL' });
  const clerk = await graphql.asStaff(own.shop.id, 'CANCEL');
  const [viewer, operator] = [
    await graphql.asStaff(own.shop.id, 'VIEW'),
    await graphql.asStaff(own.shop.id, 'OPERATE'),
  ];
  const whoAmI = '{ viewer { role roleWithTotp can } }';
  expect((await clerk(whoAmI)).data.viewer).toEqual({ role: 'VIEW', roleWithTotp: 'CANCEL', can: ['VIEW'] });
  expect((await viewer(whoAmI)).data.viewer).toMatchObject({ role: 'VIEW', roleWithTotp: null });
  expect((await operator(whoAmI)).data.viewer).toMatchObject({ role: 'OPERATE', roleWithTotp: null });
  const { errors } = await bare('{ staff { email } }');
  expect(errors[0]).toMatchObject({
    message: 'staff needs the role MANAGE; you have VIEW: MANAGE counts once you have set up TOTP.',
    extensions: { code: 'FORBIDDEN' },
  });
  const { key } = await begin(clerk);
  expect((await clerk(whoAmI)).data.viewer.role).toBe('VIEW');
  await confirm(clerk, aTotpApp(key).codeAt(time));
  expect((await clerk(whoAmI)).data.viewer).toMatchObject({ role: 'CANCEL', roleWithTotp: null });

  await ask('MANAGE', chief.ask);
  const canceller = await graphql.asStaff(own.shop.id, 'CANCEL');
  expect((await canceller(whoAmI)).data.viewer.role).toBe('CANCEL');
  expect((await bare(whoAmI)).data.viewer.role).toBe('VIEW');
  const administrator = await graphql.asStaff(shop.id, 'ADMINISTRATOR');
  const there = await graphql.post(
    { query: whoAmI },
    { cookie: `${administrator.headers.cookie}; fukkyu_shop=${own.shop.id}` },
  );
  expect(there.data.viewer.role).toBe('VIEW');
  const elsewhere = await graphql.post(
    { query: whoAmI },
    { cookie: `${administrator.headers.cookie}; fukkyu_shop=${shop.id}` },
  );
  expect(elsewhere.data.viewer.role).toBe('MANAGE');
  await ask('NONE', chief.ask);
  expect((await bare(whoAmI)).data.viewer.role).toBe('MANAGE');
  expect((await bare('{ shopSettings { totpRequirement } }')).data.shopSettings.totpRequirement).toBe('NONE');
});

test('nobody changes or removes their own place on the staff without saying so', async () => {
  const own = await aShop(database);
  const boss = await graphql.asStaff(own.shop.id, 'MANAGE');
  await graphql.asStaff(own.shop.id, 'MANAGE');
  const run = (call: string) => boss(`mutation { done: ${call} { __typename } }`);
  const role = `userId: "${boss.userId}", role: VIEW`;
  expect((await run(`setStaffRole(${role})`)).data.done.__typename).toBe('OwnAccount');
  expect((await run(`removeStaff(userId: "${boss.userId}")`)).data.done.__typename).toBe('OwnAccount');
  expect((await run(`setStaffRole(${role}, evenMyself: true)`)).data.done.__typename).toBe('StaffRoleSet');
  expect((await boss('{ viewer { role } }')).data.viewer.role).toBe('VIEW');
});

test('the staff list tells who has TOTP and when they last signed in', async () => {
  const own = await aShop(database);
  const { ask } = await enrolled('MANAGE', own.shop.id);
  await database.db.update(users).set({ lastSignInAt: null });
  await graphql.asStaff(own.shop.id, 'VIEW');
  const { data } = await ask('{ staff { userId hasTotp lastSignInAt } }');
  const mine = data.staff.filter(({ userId }: { userId: string }) => userId === ask.userId);
  expect(mine).toEqual([{ userId: ask.userId, hasTotp: true, lastSignInAt: null }]);
  expect(data.staff.some(({ lastSignInAt }: { lastSignInAt: string | null }) => lastSignInAt !== null)).toBe(
    true,
  );
});

test('one names oneself, in one line', async () => {
  const ask = await graphql.asStaff(shop.id, 'VIEW');
  const name = (to: string) =>
    ask('mutation ($n: String!) { setOwnName(name: $n) { __typename ... on NameSet { name } } }', { n: to });
  expect((await name(' 山田 花子 ')).data.setOwnName).toEqual({ __typename: 'NameSet', name: '山田 花子' });
  for (const wrong of ['  ', 'a\nb', 'x'.repeat(101)])
    expect((await name(wrong)).data.setOwnName.__typename).toBe('InvalidInput');
  expect((await ask('{ account { name } }')).data.account.name).toBe('山田 花子');
});
