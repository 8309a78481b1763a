import type { Database } from '#db/client';
import { unseal } from '#db/seal';
import { type Receipt, receiveNotice } from '#recovery/notices/receive-notice';
import { createShop, type NewShop, type Shop } from '#recovery/shops/create-shop';

export const testSecret = 'a secret that only the tests know, 32 bytes long';

let made = 0;

/** A shop of its own, without a grace unless the test is about settling; `receive` posts notices through its URL. */
export async function aShop(
  database: Database,
  override: Partial<NewShop> = {},
): Promise<{ shop: Shop; noticeSecret: string; receive(body: Uint8Array, now?: Date): Promise<Receipt> }> {
  made++;
  const gmopgShopId = `tshop${String(90_000_000 + made)}`;
  const result = await createShop(
    database.db,
    { gmopgShopId, name: '試験ショップ', graceSeconds: 0, ...override },
    { secret: testSecret, now: new Date('2026-01-01T00:00:00Z') },
  );
  if (result.kind !== 'ShopCreated') throw new Error(result.message);
  const { shop } = result;
  const noticeSecret = unseal(shop.noticeSecretSealed, {
    secret: testSecret,
    belongsTo: `notice-url:${shop.gmopgShopId}`,
  });
  if (noticeSecret === null) throw new Error('The notice URL cannot be read.');
  return {
    shop,
    noticeSecret,
    receive: (body, now = new Date('2026-11-01T12:05:00+09:00')) =>
      receiveNotice(database, { secret: noticeSecret, body, sourceAddress: '127.0.0.1' }, now),
  };
}
