import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { tokens } from '#db/schema/people';
import { isUuid } from '#recovery/is-uuid';
import { type InvalidInput, isInvalid, parseInput } from '#recovery/orders/checkout-input';
import { createToken, isScope, scopes, type Token } from '#recovery/shops/create-token';

interface By {
  actor: string;
  now: Date;
}

const input = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'A token has a name.')
    .max(100, 'At most 100 characters.')
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'One line of text.'),
  scopes: z
    .array(z.string().refine(isScope, `One of ${scopes.join(', ')}.`))
    .min(1, 'A token has a scope.')
    .transform((asked) => [...new Set(asked)].filter(isScope)),
  expiresAt: z.date().nullable(),
});

export type IssueTokenResult = { kind: 'TokenCreated'; secret: string; token: Token } | InvalidInput;
export type RevokeTokenResult =
  | { kind: 'TokenRevoked'; token: Token }
  | { kind: 'TokenNotFound'; message: string; id: string };

/** The shop's tokens, revoked and expired ones too, the latest first. */
export function findTokens(db: Db, shopId: string): Promise<Token[]> {
  return db
    .select()
    .from(tokens)
    .where(eq(tokens.shopId, shopId))
    .orderBy(desc(tokens.createdAt), desc(tokens.id));
}

/** Who made each token, by its id; the operator's own commands are in no audit log. */
export async function findTokenMakers(
  db: Db,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const tokenId = sql<string>`${auditEntries.detail} ->> 'tokenId'`;
  const rows = await db
    .select({ tokenId, actor: auditEntries.actor })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.shopId, shopId),
        eq(auditEntries.kind, 'TOKEN_CREATED'),
        inArray(tokenId, [...ids]),
      ),
    );
  return new Map(rows.map((row) => [row.tokenId, row.actor]));
}

/** Makes a token for an integration; its secret is said here once. */
export async function issueToken(
  db: Db,
  shopId: string,
  asked: { name: string; scopes: readonly string[]; expiresAt: Date | null },
  { actor, now }: By,
): Promise<IssueTokenResult> {
  const parsed = parseInput(input, { ...asked, scopes: [...asked.scopes] });
  if (isInvalid(parsed)) return parsed;
  if (parsed.expiresAt !== null && parsed.expiresAt <= now) {
    const message = 'A token expires in the future.';
    return { kind: 'InvalidInput', message, problems: [{ path: 'expiresAt', message }] };
  }
  return db.transaction(async (tx): Promise<IssueTokenResult> => {
    const { token: secret, row } = await createToken(tx, shopId, parsed, now);
    const detail = { tokenId: row.id, name: row.name, scopes: row.scopes, expiresAt: row.expiresAt };
    await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'TOKEN_CREATED', detail });
    return { kind: 'TokenCreated', secret, token: row };
  });
}

/** From now on it opens nothing. Safe to repeat. */
export async function revokeToken(
  db: Db,
  shopId: string,
  id: string,
  { actor, now }: By,
): Promise<RevokeTokenResult> {
  const message = 'このトークンは見つかりません。';
  if (!isUuid(id)) return { kind: 'TokenNotFound', message, id };
  const mine = and(eq(tokens.shopId, shopId), eq(tokens.id, id));
  return db.transaction(async (tx): Promise<RevokeTokenResult> => {
    const [revoked] = await tx
      .update(tokens)
      .set({ revokedAt: now })
      .where(and(mine, isNull(tokens.revokedAt)))
      .returning();
    const [token] = revoked ? [revoked] : await tx.select().from(tokens).where(mine);
    if (!token) return { kind: 'TokenNotFound', message, id };
    const detail = { tokenId: id, name: token.name };
    if (revoked)
      await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'TOKEN_REVOKED', detail });
    return { kind: 'TokenRevoked', token };
  });
}
