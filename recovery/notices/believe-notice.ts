import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { notices } from '#db/schema/notices';
import { decodeNotice } from '#gmopg/decode-notice';
import type { Notice } from '#recovery/notices/find-notices';
import { noticeElement } from '#recovery/notices/store-notice';
import type { Shop } from '#recovery/shops/create-shop';

interface KeptNotice {
  body: Uint8Array;
  receivedAt: Date;
  sourceAddress: string | null;
}

/**
 * Takes a notice that was kept apart into the facts of a shop, by the same statement as one that just arrived: stored once,
 * folded, evaluated, and told to the screens with the commit. What had come in the right way meanwhile is not counted again.
 */
export async function believeNotice(tx: Db, shop: Shop, kept: KeptNotice): Promise<Notice> {
  const notice = decodeNotice(kept.body, shop.noticeCharset);
  const isIt = and(eq(notices.shopId, shop.id), eq(notices.bodyHash, notice.bodyHash));
  const [known] = await tx.select().from(notices).where(isIt);
  if (known) return known;
  const { receivedAt, sourceAddress } = kept;
  const believed = { shopId: shop.id, charset: shop.noticeCharset, notice, sourceAddress };
  const batch = `[${noticeElement(believed, receivedAt)}]`;
  await tx.execute(sql`select id from receive_notices(${batch}::text::jsonb)`);
  const [stored] = await tx.select().from(notices).where(isIt);
  if (!stored) throw new Error('A notice was taken in and is not there.');
  await tx.execute(sql`select announce_notices(array[${shop.id}]::uuid[], array[${stored.id}]::uuid[])`);
  return stored;
}
