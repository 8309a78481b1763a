import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/client';
import { tokens } from '#db/schema/people';

export const scopes = [
  'checkouts:write',
  'orders:read',
  'orders:write',
  'abnormal-orders:read',
  'abnormal-orders:write',
  'trades:cancel',
] as const;
export type Scope = (typeof scopes)[number];

export type Token = typeof tokens.$inferSelect;

/** Makes a token for an integration. `token` is said here once; only its SHA-256 is kept. */
export async function createToken(
  db: Db,
  shopId: string,
  { name, scopes, expiresAt }: { name: string; scopes: readonly Scope[]; expiresAt: Date | null },
  now: Date,
): Promise<{ token: string; row: Token }> {
  const prefix = randomBytes(4).toString('hex');
  const token = `fkk_${prefix}_${randomBytes(32).toString('base64url')}`;
  const [row] = await db
    .insert(tokens)
    .values({
      shopId,
      name,
      prefix,
      hash: hashOfToken(token),
      scopes: [...scopes],
      createdAt: now,
      expiresAt,
    })
    .returning();
  if (!row) throw new Error('The token was not stored.');
  return { token, row };
}

/** Narrows what came from outside. */
export function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}

export function hashOfToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
