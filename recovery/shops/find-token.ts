import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { tokens } from '#db/schema/people';
import { hashOfToken, type Token } from '#recovery/shops/create-token';

/** The token behind what a caller presented, or null: unknown, revoked or expired. Notes its use once a minute. */
export async function findToken(db: Db, presented: string, now: Date): Promise<Token | null> {
  const [token] = await keptStatement(db, 'token by hash', (name) =>
    db
      .select()
      .from(tokens)
      .where(
        and(
          eq(tokens.hash, sql.placeholder('hash')),
          isNull(tokens.revokedAt),
          or(isNull(tokens.expiresAt), gt(tokens.expiresAt, sql.placeholder('now'))),
        ),
      )
      .prepare(name),
  ).execute({ hash: hashOfToken(presented), now });
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
