import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { shops } from '#db/schema/shops';
import type { GatewayAccess } from '#gmopg/gateway-access';
import { gatewayAccessOf } from '#recovery/gateway/find-gateway-access';
import { setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import type { Shop } from '#recovery/shops/create-shop';

/** The practice shop's ShopPass: the stored one, else a new one that nobody ever sees. */
export function practiceShopPass(shop: Shop, secret: string): string {
  const stored = gatewayAccessOf(
    { ...shop, gatewayEndpoint: shop.gatewayEndpoint ?? 'http://127.0.0.1' },
    secret,
  );
  return stored?.shopPass ?? randomBytes(9).toString('base64url');
}

/**
 * Leads the practice shop to the simulator of this process. The audit gets an entry when the password is new, not at every
 * start: the port of the simulator is another each time and nobody's decision.
 */
export async function leadToSimulator(
  db: Db,
  shop: Shop,
  { access, secret, now }: { access: GatewayAccess; secret: string; now: Date },
): Promise<void> {
  const { endpoint, shopPass } = access;
  const stored = gatewayAccessOf({ ...shop, gatewayEndpoint: endpoint }, secret);
  if (stored?.shopPass === shopPass) {
    await db.update(shops).set({ gatewayEndpoint: endpoint }).where(eq(shops.id, shop.id));
    return;
  }
  const by = { actor: '練習用データ', now, secret, allowedEndpoints: 'ANY' as const };
  const set = await setGatewayAccess(db, shop.id, { endpoint, shopPass }, by);
  if (set.kind !== 'GatewayAccessSet') throw new Error(set.message);
}
