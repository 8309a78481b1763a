import { eq } from 'drizzle-orm';
import { users } from '#db/auth-schema';
import type { Database, Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { shops } from '#db/schema/shops';
import { countTry } from '#graphql/people/count-try';
import { createUser, type NewUser } from '#graphql/people/create-user';
import { isPasswordOf } from '#graphql/people/is-password-of';
import { type LinkUnusable, linkUnusable } from '#graphql/people/link-unusable';
import { refuseLength } from '#graphql/people/refuse-length';
import { tooMany, type WrongPassword, wrongPassword } from '#graphql/people/totp-refusals';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import { grantRole, type Role } from '#recovery/shops/grant-role';
import { findStaffLink, takeStaffLink } from '#recovery/shops/staff-link';

export interface Invitation {
  email: string;
  role: Role;
  shopName: string;
  expiresAt: Date;
  /** They sign in already: the password they have, not a new one. */
  hasAccount: boolean;
}

export type AcceptInvitationResult =
  | { kind: 'InvitationAccepted'; email: string }
  | LinkUnusable
  | WrongPassword
  | InvalidInput;

/** What the person with the link is asked to join; null: it cannot be used any more. */
export async function findInvitation(db: Db, secret: string, now: Date): Promise<Invitation | null> {
  const link = await findStaffLink(db, 'INVITATION', secret, now);
  if (!link?.role) return null;
  const [shop] = await db.select({ name: shops.name }).from(shops).where(eq(shops.id, link.shopId));
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, link.email));
  const { email, role, expiresAt } = link;
  return { email, role, expiresAt, shopName: shop?.name ?? '', hasAccount: user !== undefined };
}

/** Joins the shop: with a new password and a name, or with the password that the address has already. */
export async function acceptInvitation(
  database: Database,
  { secret, name, password }: { secret: string; name: string; password: string },
  now: Date,
): Promise<AcceptInvitationResult> {
  const { db } = database;
  const invited = await findInvitation(db, secret, now);
  if (!invited) return linkUnusable;
  const refusal = invited.hasAccount
    ? await refuseWrongPassword(database, invited.email, password)
    : refuseLength(password);
  if (refusal) return refusal;
  return db.transaction(async (tx): Promise<AcceptInvitationResult> => {
    const link = await takeStaffLink(tx, 'INVITATION', secret, now);
    if (!link?.role) return linkUnusable;
    const { shopId, email, role } = link;
    const newUser = { email, name: name.trim().slice(0, 100) || email, password, isAdministrator: false };
    const userId = invited.hasAccount ? await findUserId(tx, email) : await makeUser(tx, newUser, now);
    if (userId === null) throw new Error('The account was made or removed meanwhile.');
    await grantRole(tx, shopId, { userId, role }, now);
    const detail = { role, invitedBy: link.createdBy };
    await tx.insert(auditEntries).values({ shopId, at: now, actor: email, kind: 'STAFF_JOINED', detail });
    return { kind: 'InvitationAccepted', email };
  });
}

/** Counted like every other try of this account's password. */
async function refuseWrongPassword(
  { db, sql }: Database,
  email: string,
  password: string,
): Promise<WrongPassword | null> {
  const refused = await countTry(sql, email, async () =>
    (await isPasswordOf(db, email, password)) ? null : wrongPassword,
  );
  if (refused === null || 'kind' in refused) return refused;
  return tooMany('WrongPassword', refused.secondsToWait);
}

async function findUserId(db: Db, email: string): Promise<string | null> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return user?.id ?? null;
}

async function makeUser(tx: Db, user: NewUser, now: Date): Promise<string | null> {
  const made = await createUser(tx, user, { now });
  return made.kind === 'UserCreated' ? made.userId : null;
}
