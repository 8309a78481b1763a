import type { Token } from '#recovery/shops/create-token';
import { findTokens, revokeToken } from '#recovery/shops/manage-tokens';
import {
  type Answer,
  both,
  type CliContext,
  CliRefusal,
  lines,
  needed,
  type Options,
} from '#server/cli/answer';
import { findShop } from '#server/cli/find-shop';

export async function listTokens({ database: { db } }: CliContext, options: Options): Promise<Answer> {
  const shop = await findShop(db, needed(options, 'shop'));
  const found = (await findTokens(db, shop.id)).map(describeToken);
  return { json: found, text: found.map(lines).join('\n\n') || 'This shop has no token.' };
}

/** By id or prefix. A token that is revoked already stays revoked. */
export async function endToken({ database: { db }, now }: CliContext, options: Options): Promise<Answer> {
  const shop = await findShop(db, needed(options, 'shop'));
  const named = needed(options, 'id');
  const token = (await findTokens(db, shop.id)).find(({ id, prefix }) => named === id || named === prefix);
  const revoked = token && (await revokeToken(db, shop.id, token.id, { actor: 'command line', now }));
  if (revoked?.kind !== 'TokenRevoked')
    throw new CliRefusal(`${shop.gmopgShopId} has no token ${named}: see \`token list\`.`);
  return both(describeToken(revoked.token));
}

function describeToken({ id, name, prefix, scopes, expiresAt, lastUsedAt, revokedAt }: Token) {
  const at = (date: Date | null) => date?.toISOString() ?? null;
  const times = { expiresAt: at(expiresAt), lastUsedAt: at(lastUsedAt), revokedAt: at(revokedAt) };
  return { id, name, prefix, scopes, ...times };
}
