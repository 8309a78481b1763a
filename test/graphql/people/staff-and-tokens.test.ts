import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { staffLinks, tokens } from '#db/schema/people';
import { createUser } from '#graphql/people/create-user';
import { grantRole } from '#recovery/shops/grant-role';
import { aShop } from '#test/a-shop';
import { aGraphql, appUrl, cookieOf, password } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
let time = new Date('2026-11-02T12:00:00+09:00').getTime();
const graphql = aGraphql(database, { now: () => new Date(time) });
const { shop } = await aShop(database);
const manager = await graphql.asStaff(shop.id, 'MANAGE');
const viewerOf = '{ viewer { role shop { id } } }';
const secretOf = (url: string) => url.split('/').at(-1) ?? '';

async function invite(email: string, role = 'OPERATE', ask = manager) {
  const { data } = await ask(
    `mutation { inviteStaff(input: { email: "${email}", role: ${role} }) { __typename ... on StaffInvited { url invitation { id email role } } ... on Refusal { message } } }`,
  );
  return data.inviteStaff;
}

async function accept(secret: string, tried = 'a password of their own', name = '新人') {
  const { data, errors } = await graphql.post({
    query: `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename ... on Refusal { message } } }`,
    variables: { input: { secret, name, password: tried } },
  });
  return data?.acceptInvitation.__typename ?? errors[0]?.message;
}

async function kindsOfAudit(shopId: string): Promise<string[]> {
  const rows = await database.db.select().from(auditEntries).where(eq(auditEntries.shopId, shopId));
  return rows.map(({ kind }) => kind);
}

test('of many invitations to one address at once, the last alone can be used', async () => {
  await Promise.all(Array.from({ length: 8 }, () => invite('often@example.jp')));
  const { data } = await manager('{ staffInvitations { email } }');
  expect(data.staffInvitations).toEqual([{ email: 'often@example.jp' }]);
  const links = await database.db.select().from(staffLinks).where(eq(staffLinks.email, 'often@example.jp'));
  expect(links.filter(({ closedAt }) => closedAt === null)).toHaveLength(1);
  await database.db.delete(staffLinks).where(eq(staffLinks.email, 'often@example.jp'));
});

test('an invited stranger chooses a password, signs in and works in the shop with the role', async () => {
  const invited = await invite(' New@Example.jp ');
  expect(invited).toMatchObject({
    __typename: 'StaffInvited',
    invitation: { email: 'new@example.jp', role: 'OPERATE' },
  });
  const secret = secretOf(invited.url);
  expect(invited.url).toBe(`${appUrl}/join/${secret}`);
  const { data } = await graphql.post({
    query: `{ invitation(secret: "${secret}") { shopName email role hasAccount } }`,
  });
  expect(data.invitation).toEqual({
    shopName: '試験ショップ',
    email: 'new@example.jp',
    role: 'OPERATE',
    hasAccount: false,
  });
  expect(await accept(secret, 'too short')).toBe('InvalidInput');
  expect(await accept(secret)).toBe('InvitationAccepted');
  const cookie = cookieOf(await graphql.signIn('new@example.jp', 'a password of their own'));
  expect((await graphql.post({ query: viewerOf }, { cookie })).data.viewer).toEqual({
    role: 'OPERATE',
    shop: { id: shop.id },
  });
  expect(await kindsOfAudit(shop.id)).toEqual(expect.arrayContaining(['STAFF_INVITED', 'STAFF_JOINED']));
});

test('an invitation is used once, by one of many at once, and only its hash is kept', async () => {
  const { url } = await invite('many@example.jp');
  const kinds = await Promise.all(Array.from({ length: 5 }, () => accept(secretOf(url))));
  expect(kinds.filter((kind) => kind === 'InvitationAccepted')).toHaveLength(1);
  expect(await accept(secretOf(url))).toBe('LinkUnusable');
  expect(JSON.stringify(await database.db.select().from(staffLinks))).not.toContain(secretOf(url));
});

test('an invitation ends after seven days, when it is withdrawn, and when a newer one is made', async () => {
  const old = await invite('late@example.jp');
  const newer = await invite('late@example.jp', 'VIEW');
  expect(await accept(secretOf(old.url))).toBe('LinkUnusable');
  const withdraw = `mutation { withdrawInvitation(id: "${newer.invitation.id}") { __typename } }`;
  expect((await manager(withdraw)).data.withdrawInvitation.__typename).toBe('InvitationWithdrawn');
  expect((await manager(withdraw)).data.withdrawInvitation.__typename).toBe('InvitationNotFound');
  expect(await accept(secretOf(newer.url))).toBe('LinkUnusable');
  const last = await invite('late@example.jp');
  time += 7 * 24 * 60 * 60_000;
  expect(await accept(secretOf(last.url))).toBe('LinkUnusable');
  time -= 7 * 24 * 60 * 60_000;
  expect((await manager('{ staffInvitations { email } }')).data.staffInvitations).toContainEqual({
    email: 'late@example.jp',
  });
});

test('who has an account joins with the password they have; nobody learns from an invitation that they do', async () => {
  const other = await aShop(database);
  const { email, headers } = await graphql.asStaff(other.shop.id, 'VIEW');
  const { __typename, url } = await invite(email);
  expect(__typename).toBe('StaffInvited');
  expect(await accept(secretOf(url), 'not the password')).toBe('WrongPassword');
  expect(await accept(secretOf(url), password)).toBe('InvitationAccepted');
  const cookie = `${headers.cookie}; fukkyu_shop=${shop.id}`;
  expect((await graphql.post({ query: viewerOf }, { cookie })).data.viewer.shop.id).toBe(shop.id);
});

test('eleven wrong passwords on an invitation are counted like those of signing in', async () => {
  const other = await aShop(database);
  const { email } = await graphql.asStaff(other.shop.id, 'VIEW');
  const { url } = await invite(email);
  for (let i = 0; i < 10; i++) await accept(secretOf(url), `wrong password ${i}`);
  expect(await accept(secretOf(url), password)).toBe('WrongPassword');
  expect((await graphql.signIn(email, password)).status).toBe(429);
});

test('a removed member of staff is out at once; the last with MANAGE can be neither removed nor demoted', async () => {
  const own = await aShop(database);
  const [boss, clerk] = [
    await graphql.asStaff(own.shop.id, 'MANAGE'),
    await graphql.asStaff(own.shop.id, 'VIEW'),
  ];
  const role = (userId: string, to: string) =>
    boss(
      `mutation { setStaffRole(userId: "${userId}", role: ${to}) { __typename ... on StaffRoleSet { member { role } } } }`,
    );
  const remove = (userId: string, by = boss) =>
    by(`mutation { removeStaff(userId: "${userId}") { __typename } }`);
  expect((await role(clerk.userId, 'CANCEL')).data.setStaffRole).toMatchObject({
    member: { role: 'CANCEL' },
  });
  expect((await clerk('{ viewer { role } }')).data.viewer.role).toBe('CANCEL');
  expect((await role(boss.userId, 'VIEW')).data.setStaffRole.__typename).toBe('LastManager');
  expect((await remove(boss.userId)).data.removeStaff.__typename).toBe('LastManager');
  expect((await remove(manager.userId)).data.removeStaff.__typename).toBe('StaffNotFound');
  expect((await remove(clerk.userId)).data.removeStaff.__typename).toBe('StaffRemoved');
  expect((await clerk('{ viewer { role } }')).data.viewer).toBeNull();
  expect((await graphql.signIn(clerk.email, password)).status).toBe(200);
});

test('two managers who remove each other at once leave one', async () => {
  for (let round = 0; round < 5; round++) {
    const own = await aShop(database);
    const [one, two] = [
      await graphql.asStaff(own.shop.id, 'MANAGE'),
      await graphql.asStaff(own.shop.id, 'MANAGE'),
    ];
    await Promise.all([
      one(`mutation { removeStaff(userId: "${two.userId}") { __typename } }`),
      two(`mutation { removeStaff(userId: "${one.userId}") { __typename } }`),
    ]);
    const left = await database.sql`select from staff where shop_id = ${own.shop.id} and role = 'MANAGE'`;
    expect(left.count).toBe(1);
  }
});

test('a password link sets a new password once and ends every session', async () => {
  const clerk = await graphql.asStaff(shop.id, 'VIEW');
  const make = `mutation { makePasswordLink(userId: "${clerk.userId}") { __typename ... on PasswordLinkMade { url } } }`;
  const { url } = (await manager(make)).data.makePasswordLink;
  const reset = (tried: string) =>
    graphql.post({
      query: `mutation { resetPassword(input: { secret: "${secretOf(url)}", password: "${tried}" }) { __typename } }`,
    });
  expect((await reset('short')).data.resetPassword.__typename).toBe('InvalidInput');
  expect((await reset('quite another password')).data.resetPassword.__typename).toBe('PasswordReset');
  expect((await reset('quite another password')).data.resetPassword.__typename).toBe('LinkUnusable');
  expect((await clerk(viewerOf)).data.viewer).toBeNull();
  expect((await graphql.signIn(clerk.email, password)).status).toBe(401);
  expect((await graphql.signIn(clerk.email, 'quite another password')).status).toBe(200);
});

test('nobody gets into another shop by resetting the password of somebody who works there too', async () => {
  const other = await aShop(database);
  const both = await graphql.asStaff(shop.id, 'VIEW');
  await grantRole(database.db, other.shop.id, { userId: both.userId, role: 'MANAGE' }, new Date(time));
  const chief = await graphql.asStaff(shop.id, 'ADMINISTRATOR');
  const make = (userId: string, ask = manager) =>
    ask(`mutation { makePasswordLink(userId: "${userId}") { __typename } }`).then(
      ({ data }) => data.makePasswordLink.__typename,
    );
  expect(await make(both.userId)).toBe('AdministratorsOnly');
  expect(await make(both.userId, chief)).toBe('PasswordLinkMade');
  expect(await make(chief.userId)).toBe('StaffNotFound');
  await grantRole(database.db, shop.id, { userId: chief.userId, role: 'VIEW' }, new Date(time));
  expect(await make(chief.userId)).toBe('AdministratorsOnly');
  const stranger = await createUser(
    database.db,
    { email: 'stranger@example.jp', name: 'x', password, isAdministrator: false },
    { now: new Date(time) },
  );
  expect(await make(stranger.kind === 'UserCreated' ? stranger.userId : '')).toBe('StaffNotFound');
});

test('a password is repeated in no error', async () => {
  const { errors } = await graphql.post({
    query: 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }',
    variables: { input: { password: 'a password that nobody may read', secret: 1, extra: true } },
  });
  expect(JSON.stringify(errors)).not.toContain('nobody may read');
});

test('a token is said once, opens what its scopes say, shows its use and opens nothing once it is revoked', async () => {
  const { data } = await manager(
    `mutation { createToken(input: { name: "cart", scopes: ["orders:read"] }) { ... on TokenCreated { secret token { id prefix scopes lastUsedAt } } } }`,
  );
  const { secret, token } = data.createToken;
  expect(token).toMatchObject({ scopes: ['orders:read'], lastUsedAt: null });
  expect(secret.startsWith(`fkk_${token.prefix}_`)).toBe(true);
  const ask = () =>
    graphql.post({ query: '{ orders { totalCount } }' }, { authorization: `Bearer ${secret}` });
  expect((await ask()).errors).toEqual([]);
  const listed = (await manager('{ tokens { id lastUsedAt revokedAt } }')).data.tokens;
  expect(listed).toContainEqual({ id: token.id, lastUsedAt: '2026-11-02T12:00:00+09:00', revokedAt: null });
  const revoke = `mutation { revokeToken(id: "${token.id}") { __typename ... on TokenRevoked { token { revokedAt } } } }`;
  for (let i = 0; i < 2; i++)
    expect((await manager(revoke)).data.revokeToken.token.revokedAt).toBe('2026-11-02T12:00:00+09:00');
  expect((await ask()).status).toBe(401);
  expect((await kindsOfAudit(shop.id)).filter((kind) => kind === 'TOKEN_REVOKED')).toHaveLength(1);
  expect(JSON.stringify(await database.db.select().from(tokens))).not.toContain(secret);
});

test.each([
  ['name: "", scopes: ["orders:read"]', 'name'],
  ['name: "x", scopes: []', 'scopes'],
  ['name: "x", scopes: ["everything"]', 'scopes.0'],
  ['name: "x", scopes: ["orders:read"], expiresAt: "2026-11-02T11:59:59+09:00"', 'expiresAt'],
])('a token with %s is refused', async (input, path) => {
  const { data } = await manager(
    `mutation { createToken(input: { ${input} }) { ... on InvalidInput { problems { path } } } }`,
  );
  expect(data.createToken.problems[0].path).toBe(path);
});
