import type { Context } from '#graphql/context';
import type { InputOf } from '#graphql/resolvers/input-of';
import type { Token as TokenRow } from '#recovery/shops/create-token';
import { findTokens, issueToken, revokeToken } from '#recovery/shops/manage-tokens';

export const tokenQueries = {
  tokens: (_: unknown, __: unknown, { db, shopId }: Context) => findTokens(db, shopId),
};

export const tokenMutations = {
  createToken: (
    _: unknown,
    { input: { name, scopes, expiresAt } }: { input: InputOf<'CreateTokenInput'> },
    { db, shopId, by }: Context,
  ) => issueToken(db, shopId, { name, scopes, expiresAt: expiresAt ?? null }, by),

  revokeToken: (_: unknown, { id }: { id: string }, { db, shopId, by }: Context) =>
    revokeToken(db, shopId, id, by),
};

export const Token = {
  createdBy: ({ id }: TokenRow, _: unknown, { loaders }: Context) => loaders.tokenMaker.load(id),
};
