import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { shops } from '#db/schema/shops';
import { decodeNotice } from '#gmopg/decode-notice';
import type { IncomingNotice } from '#recovery/notices/receive-notice';

type Shop = typeof shops.$inferSelect;

export type Sender =
  | { kind: 'KNOWN'; shop: Shop }
  | { kind: 'DOUBTED'; shop: Shop; reason: string }
  | { kind: 'UNKNOWN'; shop: null; reason: string };

/** Whose notice this is, by the secret in the URL, the ShopID in the body and the address it came from (gmopg.md §1). */
export async function identifySender(database: Database, incoming: IncomingNotice): Promise<Sender> {
  const bySecret = incoming.secret === null ? null : await shopOfSecret(database, incoming.secret);
  if (bySecret) return trustAddress(bySecret, incoming.sourceAddress);

  const { gmopgShopId } = decodeNotice(incoming.body);
  const byShopId = gmopgShopId === null ? null : await shopOfShopId(database, gmopgShopId);
  if (!byShopId)
    return { kind: 'UNKNOWN', shop: null, reason: 'No shop has this notice URL or this ShopID.' };
  if (incoming.secret !== null) {
    return { kind: 'DOUBTED', shop: byShopId, reason: 'The notice URL is not the one of this ShopID.' };
  }
  if (!byShopId.allowsBareNoticeUrl) {
    return {
      kind: 'DOUBTED',
      shop: byShopId,
      reason: 'This shop does not accept notices without its secret in the URL.',
    };
  }
  return trustAddress(byShopId, incoming.sourceAddress);
}

function trustAddress(shop: Shop, address: string | null): Sender {
  if (shop.senderAddresses.length === 0) return { kind: 'KNOWN', shop };
  if (address !== null && shop.senderAddresses.includes(address)) return { kind: 'KNOWN', shop };
  return {
    kind: 'DOUBTED',
    shop,
    reason: `The sender's address ${address ?? '(unknown)'} is not on this shop's list.`,
  };
}

const shopsBySecret = new WeakMap<Database, Map<string, { shop: Shop; until: number }>>();
const secondsRemembered = 1;

/** Remembered for a second: under load a shop is looked up once, and a changed setting is still seen at once. */
async function shopOfSecret(database: Database, secret: string): Promise<Shop | null> {
  const remembered = shopsBySecret.get(database) ?? new Map<string, { shop: Shop; until: number }>();
  shopsBySecret.set(database, remembered);
  const known = remembered.get(secret);
  if (known && known.until > performance.now()) return known.shop;

  const hash = createHash('sha256').update(secret).digest();
  const [shop] = await database.intake.db.select().from(shops).where(eq(shops.noticeSecretHash, hash));
  remembered.delete(secret);
  if (!shop) return null;
  if (remembered.size > 1_000) remembered.clear();
  remembered.set(secret, { shop, until: performance.now() + secondsRemembered * 1_000 });
  return shop;
}

async function shopOfShopId(database: Database, gmopgShopId: string): Promise<Shop | null> {
  const [shop] = await database.intake.db.select().from(shops).where(eq(shops.gmopgShopId, gmopgShopId));
  return shop ?? null;
}
