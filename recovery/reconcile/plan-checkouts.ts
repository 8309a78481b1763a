import { sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import type { ReconciliationSubject } from '#db/schema/reconciliations';
import type { Reconciliation } from '#recovery/reconcile/start-reconciliation';

export interface Planned {
  subjects: ReconciliationSubject[];
  /** Where the next plan begins; null: there is nothing more. */
  position: string | null;
}

/** What GMOPG takes for an OrderID (gmopg.md §1); anything else it has never had. */
export const askableOrderId = '^[A-Za-z0-9-]{1,27}$';

const window = 500;

type Row = {
  orderNumber: string;
  /** Those under which no money is known here. */
  gatewayOrderIds: string[];
  asksSuffixes: boolean;
  /** Rows under this number already. */
  listedIds: string[];
  hasOrder: boolean;
};

/**
 * The next checkouts that GMOPG is to be asked about: older than the shop's grace, without an order that settles the matter,
 * and with an OrderID under which no money is known. Those that need no question (any more) are marked so that no later run
 * reads them again. Reads 500 checkouts at the most, so that a plan without subjects is no end.
 */
export async function planCheckouts(
  tx: Db,
  { shopId, position }: Reconciliation,
  { size, now }: { size: number; now: Date },
): Promise<Planned> {
  const rows = await readWaiting(tx, { shopId, position, now });
  const subjects: ReconciliationSubject[] = [];
  const settled: string[] = [];
  let last: string | null = null;
  for (const row of rows) {
    if (subjects.length === size) break;
    last = row.orderNumber;
    const { hasOrder, ...subject } = row;
    const needsNoQuestion = hasOrder || (row.gatewayOrderIds.length === 0 && !row.asksSuffixes);
    if (needsNoQuestion) settled.push(row.orderNumber);
    else subjects.push({ ...subject, tradeKey: null, tradeId: null, before: null });
  }
  await markReconciled(tx, { shopId, orderNumbers: settled, updatedUntil: now, now });
  return { subjects, position: last };
}

/** Only as long as the cart has not registered the checkout anew since `updatedUntil`. */
export async function markReconciled(
  tx: Db,
  {
    shopId,
    orderNumbers,
    updatedUntil,
    now,
  }: { shopId: string; orderNumbers: string[]; updatedUntil: Date; now: Date },
): Promise<void> {
  if (orderNumbers.length === 0) return;
  await tx.execute(sql`
    update checkouts set reconciled_at = ${now.toISOString()}::timestamptz
    where shop_id = ${shopId} and order_number = any (${sql.param(orderNumbers)}::text[]) and reconciled_at is null
      and updated_at <= ${updatedUntil.toISOString()}::timestamptz`);
}

/**
 * Locked, so that none is marked that the cart registers anew just now.
 * An order settles the matter when it was paid by card, by an AccessID that the cart learnt, stands, and the cart sent GMOPG no
 * other OrderID. One that was paid otherwise, blindly, at the second try, or cancelled after the customer had tried a card does
 * not: a charge under its number would be a duplicate that nobody sees.
 */
async function readWaiting(
  tx: Db,
  { shopId, position, now }: { shopId: string; position: string; now: Date },
): Promise<Row[]> {
  return tx.execute<Row>(sql`
    with waiting as materialized (
      select c.order_number, c.gateway_order_ids, c.registered_at, s.strips_order_suffix
      from shops s join checkouts c on c.shop_id = s.id
      where s.id = ${shopId} and c.shop_id = ${shopId} and c.reconciled_at is null and c.order_number > ${position}
        and c.updated_at <= ${now.toISOString()}::timestamptz - make_interval(secs => s.grace_seconds)
      order by c.order_number limit ${sql.raw(String(window))}
      for update of c
    )
    select w.order_number as "orderNumber",
      w.strips_order_suffix and w.order_number ~ '^[A-Za-z0-9-]{1,25}$' as "asksSuffixes",
      exists (select from orders o where o.shop_id = ${shopId} and o.number = w.order_number
        and ((o.payment_method = 'CARD' and o.access_id is not null and o.progress <> 'CANCELLED'
          and not w.strips_order_suffix and w.gateway_order_ids <@ array[w.order_number])
          or w.registered_at >= o.placed_at)) as "hasOrder",
      array(
        select distinct x from unnest(w.gateway_order_ids || w.order_number) as x
        where x ~ ${askableOrderId} and not exists (
          select from trades t where t.shop_id = ${shopId} and t.gateway_order_id = x and t.money <> 'NONE')
        order by x) as "gatewayOrderIds",
      array(select t.id from trades t where t.shop_id = ${shopId} and t.order_number = w.order_number
        and t.status is not null) as "listedIds"
    from waiting w order by w.order_number`);
}
