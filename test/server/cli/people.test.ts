import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { totpSecrets } from '#db/auth-schema';
import { auditEntries } from '#db/schema/audit';
import { shops } from '#db/schema/shops';
import { createUser } from '#graphql/people/create-user';
import { resetPassword } from '#graphql/people/reset-password';
import { sealTotpKey } from '#graphql/people/totp-key';
import { grantRole } from '#recovery/shops/grant-role';
import { CliRefusal } from '#server/cli/answer';
import { changeShop } from '#server/cli/change-shop';
import { linkStaffPassword } from '#server/cli/link-staff-password';
import { resetTotp } from '#server/cli/reset-totp';
import { aShop, testSecret } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const now = new Date('2026-11-02T12:00:00+09:00');
const context = { database, secret: testSecret, appUrl: 'https://fukkyu.example.jp', now };
const { shop } = await aShop(database);

async function aPerson({ isAdministrator = false } = {}) {
  const email = `${randomUUID()}@example.jp`;
  const made = await createUser(
    db,
    { email, name: 'x', password: 'a password of the tests', isAdministrator },
    { now },
  );
  return { email, userId: made.kind === 'UserCreated' ? made.userId : '' };
}

test('a lost second step is taken away from the last administrator, and that is written down', async () => {
  const { email, userId } = await aPerson({ isAdministrator: true });
  const sealed = sealTotpKey(randomBytes(20), { userId, secret: testSecret });
  await db.insert(totpSecrets).values({ userId, sealed, createdAt: now, confirmedAt: now });
  expect((await resetTotp(context, { email: email.toUpperCase() })).json).toEqual({ email, totp: 'off' });
  await expect(resetTotp(context, { email })).rejects.toThrow(/has no second step/);
  const entries = await db.select().from(auditEntries).where(eq(auditEntries.kind, 'TOTP_RESET'));
  expect(entries).toMatchObject([{ shopId: shop.id, actor: 'command line', detail: { email } }]);
});

test('a password link of the command line sets a password once', async () => {
  for (const isAdministrator of [false, true]) {
    const { email, userId } = await aPerson({ isAdministrator });
    if (!isAdministrator) await grantRole(db, shop.id, { userId, role: 'VIEW' }, now);
    const { json } = await linkStaffPassword(context, { email });
    const url = new URL(String(Object(json).url));
    expect(url.href).toMatch(/^https:\/\/fukkyu\.example\.jp\/reset-password\/[\w-]{43}$/);
    const secret = url.pathname.split('/').at(-1) ?? '';
    const choose = () => resetPassword(db, { secret, password: 'another password here' }, now);
    expect((await choose()).kind).toBe('PasswordReset');
    expect((await choose()).kind).toBe('LinkUnusable');
  }
});

test('whoever is nobody, or works nowhere, is said so', async () => {
  const { email } = await aPerson();
  await expect(linkStaffPassword(context, { email })).rejects.toThrow(CliRefusal);
  await expect(linkStaffPassword(context, { email: 'nobody@example.jp' })).rejects.toThrow(/Nobody signs in/);
  await expect(resetTotp(context, {})).rejects.toThrow('--email is missing.');
});

test('a shop begins and ceases to require the second step', async () => {
  const requirement = async () =>
    (await db.select().from(shops).where(eq(shops.id, shop.id)))[0]?.requiresTotpFrom;
  await changeShop(context, { shop: shop.gmopgShopId, 'requires-totp': 'manage' });
  expect(await requirement()).toBe('MANAGE');
  await changeShop(context, { shop: shop.gmopgShopId, 'requires-totp': 'none' });
  expect(await requirement()).toBeNull();
  const wrong = { shop: shop.gmopgShopId, 'requires-totp': 'view' };
  await expect(changeShop(context, wrong)).rejects.toThrow('--requires-totp is none, cancel or manage.');
});
