import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { shops } from '#db/schema/shops';
import { unseal } from '#db/seal';
import type { GatewayAccess } from '#gmopg/gateway-access';
import type { Shop } from '#recovery/shops/create-shop';

/** null where the shop has none, and where another secret sealed its password: `doctor` says so. */
export async function findGatewayAccess(
  db: Db,
  shopId: string,
  secret: string,
): Promise<GatewayAccess | null> {
  const [shop] = await db
    .select({
      gmopgShopId: shops.gmopgShopId,
      gatewayEndpoint: shops.gatewayEndpoint,
      shopPassSealed: shops.shopPassSealed,
    })
    .from(shops)
    .where(eq(shops.id, shopId));
  return shop ? gatewayAccessOf(shop, secret) : null;
}

/** The same for a shop that was read already. */
export function gatewayAccessOf(
  {
    gmopgShopId,
    gatewayEndpoint,
    shopPassSealed,
  }: Pick<Shop, 'gmopgShopId' | 'gatewayEndpoint' | 'shopPassSealed'>,
  secret: string,
): GatewayAccess | null {
  if (gatewayEndpoint === null || shopPassSealed === null) return null;
  const shopPass = unseal(shopPassSealed, { secret, belongsTo: shopPassOf(gmopgShopId) });
  return shopPass === null ? null : { endpoint: gatewayEndpoint, gmopgShopId, shopPass };
}

/** What a sealed ShopPass belongs to. */
export function shopPassOf(gmopgShopId: string): string {
  return `shop-pass:${gmopgShopId}`;
}
