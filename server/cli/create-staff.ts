import { createUser } from '#graphql/people/create-user';
import { type Role, roles } from '#graphql/people/roles';
import { grantRole } from '#recovery/shops/grant-role';
import { type Answer, both, type CliContext, CliRefusal, needed, type Options } from '#server/cli/answer';
import { findShop } from '#server/cli/find-shop';
import { generatePassword } from '#server/first-administrator';

/** Somebody who can sign in already keeps their password and gets the role. */
export async function createStaff({ database: { db }, now }: CliContext, options: Options): Promise<Answer> {
  const shop = await findShop(db, needed(options, 'shop'));
  const email = needed(options, 'email');
  const role = needed(options, 'role').toUpperCase();
  if (!isRole(role)) throw new CliRefusal(`There is no role ${role}. Roles: ${roles.join(', ')}.`);
  const name = options.name === undefined ? email : needed(options, 'name');
  const generated = options.password === undefined ? generatePassword() : null;

  const password = generated ?? needed(options, 'password');
  const made = await createUser(db, { email, name, password, isAdministrator: false }, { now });
  if (made.kind === 'InvalidInput') throw new CliRefusal(made.message);
  await grantRole(db, shop.id, { userId: made.userId, role }, now);
  const isNew = made.kind === 'UserCreated';
  return both({
    email,
    shop: shop.gmopgShopId,
    role,
    isNew,
    ...(isNew && generated !== null && { password: generated }),
  });
}

function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
