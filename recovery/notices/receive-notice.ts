import type { Database } from '#db/client';
import { decodeNotice } from '#gmopg/decode-notice';
import { identifySender } from '#recovery/notices/identify-sender';
import { quarantineNotice } from '#recovery/notices/quarantine-notice';
import { storeNotice } from '#recovery/notices/store-notice';

export interface IncomingNotice {
  /** The last part of the URL; null when GMOPG used the bare one. */
  secret: string | null;
  body: Uint8Array;
  sourceAddress: string | null;
}

export type Receipt =
  | { kind: 'STORED'; shopId: string; noticeId: string; isNew: boolean }
  | { kind: 'QUARANTINED'; reason: string };

/**
 * Takes one POST of GMOPG's 結果通知プログラム. When it answers STORED the notice is durable, its trade folded and the
 * rule evaluated; QUARANTINED means that the shop is unknown or the sender not believed, and GMOPG should send again
 * (domain.md §5.1). Throws when the database could not store it.
 */
export async function receiveNotice(
  database: Database,
  incoming: IncomingNotice,
  now: Date,
): Promise<Receipt> {
  const sender = await identifySender(database, incoming);
  const notice = decodeNotice(incoming.body, sender.shop?.noticeCharset);
  if (sender.kind === 'UNKNOWN')
    return quarantineNotice(database, { incoming, notice, shop: null, reason: sender.reason }, now);

  const { shop } = sender;
  const mistrust =
    sender.kind === 'DOUBTED' ? sender.reason : mistrustOf(notice.gmopgShopId, shop.gmopgShopId);
  if (mistrust) return quarantineNotice(database, { incoming, notice, shop, reason: mistrust }, now);

  const stored = await storeNotice(
    database,
    { shopId: shop.id, charset: shop.noticeCharset, notice, sourceAddress: incoming.sourceAddress },
    now,
  );
  return { kind: 'STORED', shopId: shop.id, noticeId: stored.id, isNew: stored.isNew };
}

/** A probe or an unreadable body may name no shop; a body that names another one is not this shop's. */
function mistrustOf(named: string | null, expected: string): string | null {
  if (named === null || named === expected) return null;
  return `The body names ShopID ${named}, this URL belongs to ${expected}.`;
}
