import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { tokens } from '#db/schema';
import { hashOfToken, type Token } from '#recovery/create-token';

/** The token behind what a caller presented, or null: unknown, revoked or expired. Notes its use once a minute. */
export async function findToken(db: Db, presented: string, now: Date): Promise<Token | null> {
  const [token] = await db
    .select()
    .from(tokens)
    .where(
      and(
        eq(tokens.hash, hashOfToken(presented)),
        isNull(tokens.revokedAt),
        or(isNull(tokens.expiresAt), gt(tokens.expiresAt, now)),
      ),
    );
  if (!token) return null;
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  if (token.lastUsedAt === null || token.lastUsedAt < aMinuteAgo) {
    await db
      .update(tokens)
      .set({ lastUsedAt: now })
      .where(
        and(
          eq(tokens.shopId, token.shopId),
          eq(tokens.id, token.id),
          or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, aMinuteAgo)),
        ),
      );
  }
  return token;
}
