import { verifyPassword } from 'better-auth/crypto';
import { and, eq, ne } from 'drizzle-orm';
import { accounts, users } from '#db/auth-schema';
import type { Database, Db } from '#db/client';
import { auditEntries, shops, staff } from '#db/schema';
import { createUser, longestPassword, type NewUser, shortestPassword } from '#graphql/create-user';
import { limitPasswordTries } from '#graphql/limit-password-tries';
import { setPassword } from '#graphql/set-password';
import type { InvalidInput } from '#recovery/checkout-input';
import { grantRole, type Role } from '#recovery/grant-role';
import { findStaffLink, makeStaffLink, takeStaffLink } from '#recovery/staff-link';

interface LinkUnusable {
  kind: 'LinkUnusable';
  message: string;
}
interface WrongPassword {
  kind: 'WrongPassword';
  message: string;
}

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
export type ResetPasswordResult = { kind: 'PasswordReset'; email: string } | LinkUnusable | InvalidInput;
export type MakePasswordLinkResult =
  | { kind: 'PasswordLinkMade'; url: string; expiresAt: Date }
  | { kind: 'StaffNotFound'; message: string; userId: string }
  | { kind: 'AdministratorsOnly'; message: string };

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

/**
 * A link by which a member of staff chooses a new password within a day. Where that password opens more than this shop,
 * only an administrator may hand one out: nobody gets into another shop by it.
 */
export async function makePasswordLink(
  db: Db,
  shopId: string,
  userId: string,
  {
    actor,
    now,
    appUrl,
    isAdministrator,
  }: { actor: string; now: Date; appUrl: string; isAdministrator: boolean },
): Promise<MakePasswordLinkResult> {
  const [member] = await db
    .select({ email: users.email, isAdministrator: users.isAdministrator, shopId: staff.shopId })
    .from(users)
    .leftJoin(staff, and(eq(staff.userId, users.id), eq(staff.shopId, shopId)))
    .where(eq(users.id, userId));
  if (!member || (member.shopId === null && !isAdministrator))
    return { kind: 'StaffNotFound', message: 'このショップのスタッフではありません。', userId };
  const elsewhere = and(eq(staff.userId, userId), ne(staff.shopId, shopId));
  const [other] = await db.select({ shopId: staff.shopId }).from(staff).where(elsewhere).limit(1);
  if (!isAdministrator && (member.isAdministrator || other)) {
    const message = 'ほかのショップでも働くスタッフのパスワードは、管理者だけが再設定できます。';
    return { kind: 'AdministratorsOnly', message };
  }
  return db.transaction(async (tx): Promise<MakePasswordLinkResult> => {
    const asked = { shopId, kind: 'PASSWORD_RESET' as const, email: member.email, role: null };
    const { link, secret } = await makeStaffLink(tx, asked, { actor, now });
    const detail = { email: member.email };
    await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'PASSWORD_LINK_MADE', detail });
    const url = new URL(`/reset-password/${secret}`, appUrl).toString();
    return { kind: 'PasswordLinkMade', url, expiresAt: link.expiresAt };
  });
}

/** Chooses the new password, and ends every session that the old one began. */
export async function resetPassword(
  db: Db,
  { secret, password }: { secret: string; password: string },
  now: Date,
): Promise<ResetPasswordResult> {
  const refusal = refuseLength(password);
  if (refusal) return refusal;
  return db.transaction(async (tx): Promise<ResetPasswordResult> => {
    const link = await takeStaffLink(tx, 'PASSWORD_RESET', secret, now);
    if (!link || !(await setPassword(tx, link.email, password, now))) return linkUnusable;
    const { email, shopId } = link;
    const detail = { linkBy: link.createdBy };
    await tx.insert(auditEntries).values({ shopId, at: now, actor: email, kind: 'PASSWORD_RESET', detail });
    return { kind: 'PasswordReset', email };
  });
}

const linkUnusable: LinkUnusable = {
  kind: 'LinkUnusable',
  message: 'このリンクは使用済みか、期限切れです。管理者に新しいリンクを依頼してください。',
};

function refuseLength(password: string): InvalidInput | null {
  if (password.length >= shortestPassword && password.length <= longestPassword) return null;
  const message = `A password has ${shortestPassword} to ${longestPassword} characters.`;
  return { kind: 'InvalidInput', message, problems: [{ path: 'password', message }] };
}

/** Counted like every other try of this account's password. */
async function refuseWrongPassword(
  { db, sql }: Database,
  email: string,
  password: string,
): Promise<WrongPassword | null> {
  const tries = limitPasswordTries(sql);
  const { isAllowed } = await tries.spend(email);
  if (!isAllowed) return { kind: 'WrongPassword', message: 'しばらく待ってから、もう一度お試しください。' };
  const [account] = await db
    .select({ hash: accounts.password })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(users.email, email), eq(accounts.providerId, 'credential')));
  const isRight = account?.hash != null && (await verifyPassword({ hash: account.hash, password }));
  if (!isRight) return { kind: 'WrongPassword', message: 'パスワードが違います。' };
  await tries.giveBack(email);
  return null;
}

async function findUserId(db: Db, email: string): Promise<string | null> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return user?.id ?? null;
}

async function makeUser(tx: Db, user: NewUser, now: Date): Promise<string | null> {
  const made = await createUser(tx, user, { now });
  return made.kind === 'UserCreated' ? made.userId : null;
}
