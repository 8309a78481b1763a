import type { Database } from '#db/client';
import { noticeUrlOf } from '#recovery/notices/notice-url';
import { createShop, type Shop } from '#recovery/shops/create-shop';
import { createToken, scopes } from '#recovery/shops/create-token';
import { benchSecret } from './ground';

export interface BenchShop {
  shop: Shop;
  /** With every scope. */
  token: string;
  noticePath: string;
}

/** A shop that lists its rows at once. */
export async function aShop({ db }: Database): Promise<BenchShop> {
  const now = new Date();
  const shop = { gmopgShopId: 'tshop90000001', name: '計測ショップ', graceSeconds: 0 };
  const made = await createShop(db, shop, { secret: benchSecret, now });
  if (made.kind !== 'ShopCreated') throw new Error(made.message);
  const { token } = await createToken(db, made.shop.id, { name: 'bench', scopes, expiresAt: null }, now);
  const noticePath = new URL(noticeUrlOf(made.shop, { appUrl: 'http://localhost', secret: benchSecret }))
    .pathname;
  return { shop: made.shop, token, noticePath };
}
