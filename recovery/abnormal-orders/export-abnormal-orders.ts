import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import type {
  AbnormalOrderFilter,
  AbnormalOrderStatus,
} from '#recovery/abnormal-orders/abnormal-order-filter';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import type { Position } from '#recovery/lists/page';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

/** What a row is exported with beside the trade: of the checkout, else of the order. Null: unknown. */
export interface ExportedBeside {
  orderType: string | null;
  customerName: string | null;
  memberId: string | null;
  email: string | null;
  phone: string | null;
  shipments: number | null;
  /** Of the last confirmation mail of the order it paid. */
  mailState: 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'UNKNOWN' | null;
}

export type ExportedRow = Trade & ExportedBeside;

const rowsAtOnce = 1_000;

/** Everything a filter finds, newest first, a thousand rows at a time: as much as is read is in memory, and no more. */
export async function* exportAbnormalOrders(
  db: Db,
  shopId: string,
  asked: { status: AbnormalOrderStatus | null; filter: AbnormalOrderFilter },
  now: Date,
): AsyncGenerator<ExportedRow[], void> {
  let from: Position | null = null;
  do {
    const page = { size: rowsAtOnce, direction: 'FORWARD', from } as const;
    const { rows, hasNextPage } = await findAbnormalOrders(db, shopId, { ...asked, page }, now);
    const beside = await findBeside(db, shopId, rows);
    yield rows.map((row) => ({ ...row, ...(beside.get(row.id) ?? nothing) }));
    const last = rows.at(-1);
    from = hasNextPage && last ? { at: last.receivedAt, id: last.id } : null;
  } while (from !== null);
}

const nothing: ExportedBeside = {
  orderType: null,
  customerName: null,
  memberId: null,
  email: null,
  phone: null,
  shipments: null,
  mailState: null,
};

async function findBeside(db: Db, shopId: string, rows: Trade[]): Promise<Map<string, ExportedBeside>> {
  const ids = sql.param(rows.map((row) => row.id));
  const found = await db.execute<ExportedBeside & { id: string } & Record<string, unknown>>(sql`
    select t.id, coalesce(c.order_type, o.order_type) as "orderType",
      coalesce(c.customer_name, o.customer_name) as "customerName", coalesce(c.member_id, o.member_id) as "memberId",
      coalesce(c.email, o.email) as email, coalesce(c.phone, o.phone) as phone,
      jsonb_array_length(coalesce(c.shipments, o.shipments)) as shipments, m.state as "mailState"
    from trades t
    left join checkouts c on c.shop_id = t.shop_id and c.order_number = t.order_number
    left join orders o on o.shop_id = t.shop_id and o.number = t.order_number
    left join lateral (
      select state from mails where shop_id = t.shop_id and order_id = t.paid_order_id
        and kind in ('ORDER_CONFIRMATION', 'RESTORED_ORDER_CONFIRMATION')
      order by queued_at desc, id desc limit 1
    ) m on true
    where t.shop_id = ${shopId} and t.id = any (${ids}::uuid[])`);
  return new Map(found.map(({ id, ...beside }) => [id, beside]));
}
