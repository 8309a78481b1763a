import { errorMeaning } from '#gmopg/error-codes';
import type { GatewayError } from '#gmopg/gateway-errors';
import type { Context } from '#graphql/context';
import type { InputOf } from '#graphql/resolvers/input-of';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import { testGatewayAccess } from '#recovery/gateway/test-gateway-access';

export const gatewayAccessQueries = {
  gatewayEndpoints: (_: unknown, __: unknown, { runtime }: Context) => runtime.config.gatewayEndpoints,
};

export const gatewayAccessMutations = {
  setGatewayAccess: (
    _: unknown,
    { input: { endpoint = null, shopPass = null } }: { input: InputOf<'GatewayAccessInput'> },
    { db, shopId, by, runtime: { config } }: Context,
  ) => {
    const { secret, gatewayEndpoints: allowedEndpoints } = config;
    return setGatewayAccess(db, shopId, { endpoint, shopPass }, { ...by, secret, allowedEndpoints });
  },

  testGatewayAccess: async (_: unknown, __: unknown, { db, shopId, runtime }: Context) => {
    const access = await findGatewayAccess(db, shopId, runtime.config.secret);
    return access === null ? noAccess : testGatewayAccess(access);
  },
};

export const GatewayRefuses = {
  errors: ({ errors }: { errors: GatewayError[] }) =>
    errors.map(({ code, info }) => ({ code, info, meaning: errorMeaning(info) })),
};

const noAccess = {
  kind: 'GatewayAccessMissing',
  message:
    'このショップにはGMOPGのAPI接続が設定されていないか、保存されたショップパスワードを読めません。接続先とショップパスワードを設定してください。',
};
