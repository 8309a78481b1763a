import { createHash } from 'node:crypto';
import type { Database } from '#db/client';
import type { DecodedNotice } from '#gmopg/decode-notice';
import type { IncomingNotice, Receipt } from '#recovery/notices/receive-notice';

interface Doubted {
  incoming: IncomingNotice;
  notice: DecodedNotice;
  /** The shop that the URL or the body points to, if any: its staff see the notice. */
  shop: { id: string; noticeCharset: string } | null;
  reason: string;
}

/** Kept at most, per shop and for nobody's, the latest: a stranger who posts rubbish fills no disk. */
const mostKept = 1_000;

/** Keeps a notice that is not believed where people can look at it, apart from the facts. */
export async function quarantineNotice(
  database: Database,
  { incoming, notice, shop, reason }: Doubted,
  now: Date,
): Promise<Receipt> {
  // Marked, so that the same body sent again through the right URL is a fact of its own.
  const hash = createHash('sha256').update('quarantined').update(notice.bodyHash).digest();
  const address = incoming.sourceAddress;
  const { sql } = database.intake;
  await (shop
    ? sql`
        with oldest as (
          delete from notices where shop_id = ${shop.id} and id in (
            select id from notices where shop_id = ${shop.id} and kind = 'QUARANTINED'
            order by last_received_at desc offset ${mostKept - 1})
          and body_hash <> ${hash}
        )
        insert into notices as kept (shop_id, body_hash, body, charset, received_at, last_received_at, source_address, kind,
          problem, gmopg_shop_id, access_id, gateway_order_id, gateway_status, job_code, amount, tax, total, pay_type)
        values (${shop.id}, ${hash}, ${notice.storedBody}, ${shop.noticeCharset}, ${now}::timestamptz,
          ${now}::timestamptz, ${address}, 'QUARANTINED', ${reason}, ${notice.gmopgShopId}, ${notice.accessId},
          ${notice.orderId}, ${notice.gatewayStatus}, ${notice.jobCode}, ${notice.amount}::bigint,
          ${notice.tax}::bigint, ${notice.total}::bigint, ${notice.payType})
        on conflict (shop_id, body_hash) do update set deliveries = kept.deliveries + 1,
          last_received_at = excluded.last_received_at`
    : sql`
        with oldest as (
          delete from unclaimed_notices where body_hash in (
            select body_hash from unclaimed_notices order by last_received_at desc offset ${mostKept - 1})
          and body_hash <> ${hash}
        )
        insert into unclaimed_notices as kept (body_hash, body, gmopg_shop_id, received_at, last_received_at,
          source_address)
        values (${hash}, ${notice.storedBody}, ${notice.gmopgShopId}, ${now}::timestamptz, ${now}::timestamptz,
          ${address})
        on conflict (body_hash) do update set deliveries = kept.deliveries + 1,
          last_received_at = excluded.last_received_at`);
  return { kind: 'QUARANTINED', reason };
}
