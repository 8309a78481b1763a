import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { shops } from '#db/schema/shops';
import { seal } from '#db/seal';
import { parseEndpoint } from '#gmopg/parse-endpoint';
import { gatewayAccessOf, shopPassOf } from '#recovery/gateway/find-gateway-access';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import type { Shop } from '#recovery/shops/create-shop';

export interface GatewayAccessSettings {
  /** null: the shop's access is removed, its password with it. */
  endpoint: string | null;
  /** null: the stored one stays. */
  shopPass: string | null;
}

export type SetGatewayAccessResult = { kind: 'GatewayAccessSet'; shop: Shop } | InvalidInput;

/**
 * Sets up how a shop reaches GMOPG's API. The ShopPass is sealed before it is stored and leaves this product only towards
 * the endpoint; refusals and the audit never repeat it. `allowedEndpoints` are the origins to choose from, besides the one
 * that is stored already: a password must go to no host that somebody merely typed.
 */
export async function setGatewayAccess(
  db: Db,
  shopId: string,
  { endpoint, shopPass }: GatewayAccessSettings,
  {
    actor,
    now,
    secret,
    allowedEndpoints,
  }: { actor: string; now: Date; secret: string; allowedEndpoints: readonly string[] | 'ANY' },
): Promise<SetGatewayAccessResult> {
  return db.transaction(async (tx) => {
    const [shop] = await tx.select().from(shops).where(eq(shops.id, shopId)).for('update');
    if (!shop) throw new Error(`No shop ${shopId}.`);
    const origin = endpoint === null ? null : parseEndpoint(endpoint);
    if (endpoint !== null && !isAllowed(origin, [shop.gatewayEndpoint, allowedEndpoints].flat()))
      return invalid('endpoint', explainEndpoints(allowedEndpoints));
    if (shopPass !== null && !/^[\x21-\x7e]{1,64}$/.test(shopPass))
      return invalid('shopPass', 'A ShopPass has 1 to 64 letters, digits and signs of ASCII, no spaces.');
    if (origin !== null && shopPass === null && gatewayAccessOf(shop, secret) === null)
      return invalid('shopPass', 'No ShopPass is stored that could be kept: give it.');

    const sealed =
      shopPass === null
        ? shop.shopPassSealed
        : seal(shopPass, { secret, belongsTo: shopPassOf(shop.gmopgShopId) });
    const access = { gatewayEndpoint: origin, shopPassSealed: origin === null ? null : sealed };
    const [updated] = await tx.update(shops).set(access).where(eq(shops.id, shopId)).returning();
    if (!updated) throw new Error(`No shop ${shopId}.`);
    const passwordChanged = access.shopPassSealed !== shop.shopPassSealed;
    const detail = { endpoint: origin, passwordChanged };
    await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'GATEWAY_ACCESS_SET', detail });
    return { kind: 'GatewayAccessSet', shop: updated };
  });
}

function isAllowed(origin: string | null, allowed: ReadonlyArray<string | null>): boolean {
  return origin !== null && (allowed.includes('ANY') || allowed.includes(origin));
}

function explainEndpoints(allowed: readonly string[] | 'ANY'): string {
  return allowed === 'ANY'
    ? 'An endpoint is an https origin without a path, like https://p01.mul-pay.jp; http only on this machine.'
    : `Choose one of ${allowed.join(', ')}.`;
}

function invalid(path: string, message: string): InvalidInput {
  return { kind: 'InvalidInput', message, problems: [{ path, message }] };
}
