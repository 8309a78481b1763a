import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keptStatement } from '#db/kept-statement';
import { orders } from '#db/schema/orders';
import { all } from '#recovery/abnormal-orders/abnormal-order-filter';
import { beyond, bindByName, bindInPlace, inOrder } from '#recovery/lists/list-by-time';
import { cutPage, type FoundPage, type Page } from '#recovery/lists/page';
import { planSearch, searchRows, selectMatches } from '#recovery/lists/search-rows';
import type { Order } from '#recovery/orders/insert-orders';
import { fitsOrderFilter, orderList as list, type OrderFilter } from '#recovery/orders/order-filter';

/** One page of the orders, the latest placed first. */
export async function findOrders(
  db: Db,
  shopId: string,
  { filter, page }: { filter: OrderFilter; page: Page },
): Promise<FoundPage<Order>> {
  const plan = filter.search ? await planSearch(db, list, filter.search) : null;
  if (!plan) return cutPage(await readRows(db, shopId, { filter, page }), page);

  const where = all([...fitsOrderFilter(shopId, filter, bindInPlace), beyond(list, page, bindInPlace)]);
  const found = await searchRows(db, { list, plan, where, page }, (ids) =>
    db
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shopId), sql`${orders.id} = any(${ids})`))
      .orderBy(inOrder(list, page)),
  );
  return cutPage(found, page);
}

function readRows(
  db: Db,
  shopId: string,
  { filter, page }: { filter: OrderFilter; page: Page },
): Promise<Order[]> {
  const { bind, values } = bindByName();
  const where = all([...fitsOrderFilter(shopId, filter, bind), beyond(list, page, bind)]);
  const select = () =>
    db
      .select()
      .from(orders)
      .where(where)
      .orderBy(inOrder(list, page, page.size + 1));
  const { origin, progress, restoredFrom, restoredTo, confirmationMail, confirmationMailSent } = filter;
  // The best plan of these depends on what they ask for: planned anew each time.
  const isParticular = [progress, restoredFrom, restoredTo, confirmationMail, confirmationMailSent].some(
    (asked) => asked != null,
  );
  if (isParticular) return select().execute(values);
  const name = `orders ${page.direction} ${page.size} ${origin} ${Object.keys(values)}`;
  return keptStatement(db, name, () => select().prepare(name)).execute(values);
}

/** How many orders a filter finds. */
export async function countOrders(db: Db, shopId: string, filter: OrderFilter): Promise<number> {
  const where = all(fitsOrderFilter(shopId, filter, bindInPlace));
  const plan = filter.search ? await planSearch(db, list, filter.search) : null;
  const matches = plan
    ? selectMatches({ list, plan, where }, sql`${orders.id}`)
    : sql`select from ${orders} where ${where}`;
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*) as count from (${matches}) as matching`,
  );
  return row?.count ?? 0;
}
