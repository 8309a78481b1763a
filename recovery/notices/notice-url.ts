import { unseal } from '#db/seal';
import type { Shop } from '#recovery/shops/create-shop';

/** The 結果通知先URL to give to GMOPG. Without the secret that sealed it nobody can say it any more: then the bare URL. */
export function noticeUrlOf(shop: Shop, { appUrl, secret }: { appUrl: string; secret: string }): string {
  const noticeSecret = unseal(shop.noticeSecretSealed, {
    secret,
    belongsTo: `notice-url:${shop.gmopgShopId}`,
  });
  const path = noticeSecret === null ? '/api/gmopg/notices' : `/api/gmopg/notices/${noticeSecret}`;
  return new URL(path, appUrl).toString();
}
