import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { checkoutGatewayOrders, checkouts } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { lockGatewayKeys, lockNumbers, lockRegistration } from '#recovery/locks';
import type { InputProblem, ParsedCheckout } from '#recovery/orders/checkout-input';
import type { Checkout } from '#recovery/orders/insert-orders';

export interface CheckoutLocks {
  /** Order numbers whose trades this checkout can change; locked, to be evaluated after the change. */
  numbers: string[];
  /** OrderIDs that lead to this checkout now or did before. */
  gatewayOrderIds: string[];
}

/** Takes every lock that storing this checkout (and placing an order paid by `accessId`) needs. */
export async function lockCheckout(
  tx: Db,
  shopId: string,
  { orderNumber, gatewayOrderIds }: ParsedCheckout,
  { accessId = null }: { accessId?: string | null } = {},
): Promise<CheckoutLocks> {
  await lockRegistration(tx, shopId, orderNumber);
  const listed = await tx
    .select({ id: checkoutGatewayOrders.gatewayOrderId })
    .from(checkoutGatewayOrders)
    .where(and(eq(checkoutGatewayOrders.shopId, shopId), eq(checkoutGatewayOrders.orderNumber, orderNumber)));
  const ids = [...new Set([...gatewayOrderIds, ...listed.map((row) => row.id)])];
  await lockGatewayKeys(tx, shopId, accessId === null ? ids : [...ids, accessId]);
  const numbers = [...new Set([orderNumber, ...(await numbersOf(tx, shopId, { ids, accessId }))])];
  await lockNumbers(tx, shopId, numbers);
  return { numbers, gatewayOrderIds: ids };
}

/** Which OrderIDs of the input lead to another checkout already. */
export async function findListedElsewhere(
  tx: Db,
  shopId: string,
  checkout: ParsedCheckout,
): Promise<InputProblem[]> {
  if (checkout.gatewayOrderIds.length === 0) return [];
  const listed = tx
    .select({
      gatewayOrderId: checkoutGatewayOrders.gatewayOrderId,
      orderNumber: checkoutGatewayOrders.orderNumber,
    })
    .from(checkoutGatewayOrders)
    .where(
      and(
        eq(checkoutGatewayOrders.shopId, shopId),
        inArray(checkoutGatewayOrders.gatewayOrderId, checkout.gatewayOrderIds),
        ne(checkoutGatewayOrders.orderNumber, checkout.orderNumber),
      ),
    );
  const owned = tx
    .select({ gatewayOrderId: checkouts.orderNumber, orderNumber: checkouts.orderNumber })
    .from(checkouts)
    .where(
      and(
        eq(checkouts.shopId, shopId),
        inArray(checkouts.orderNumber, checkout.gatewayOrderIds),
        ne(checkouts.orderNumber, checkout.orderNumber),
      ),
    );
  const taken = await listed.union(owned);
  return taken.map((row) => ({
    path: `gatewayOrderIds.${checkout.gatewayOrderIds.indexOf(row.gatewayOrderId)}`,
    message: `The OrderID ${row.gatewayOrderId} belongs to the checkout ${row.orderNumber} already.`,
  }));
}

/** Writes the snapshot and its OrderIDs, and moves the trades of those OrderIDs under their number. Locks are held. */
export async function storeCheckout(
  tx: Db,
  shopId: string,
  parsed: ParsedCheckout,
  { locks, now }: { locks: CheckoutLocks; now: Date },
): Promise<Checkout> {
  const { customer, orderNumber, ...rest } = parsed;
  const { name, kana, ...contact } = customer;
  const row = {
    ...rest,
    ...contact,
    customerName: name,
    customerKana: kana,
    updatedAt: now,
    reconciledAt: null,
  };
  const [stored] = await tx
    .insert(checkouts)
    .values({ shopId, orderNumber, ...row, registeredAt: now })
    .onConflictDoUpdate({ target: [checkouts.shopId, checkouts.orderNumber], set: row })
    .returning();
  if (!stored) throw new Error('The checkout was not stored.');
  if (locks.gatewayOrderIds.length > 0) await listGatewayOrders(tx, shopId, parsed, locks.gatewayOrderIds);
  return stored;
}

async function listGatewayOrders(
  tx: Db,
  shopId: string,
  { orderNumber, gatewayOrderIds }: ParsedCheckout,
  touched: string[],
) {
  const mine = and(
    eq(checkoutGatewayOrders.shopId, shopId),
    eq(checkoutGatewayOrders.orderNumber, orderNumber),
  );
  await tx.delete(checkoutGatewayOrders).where(mine);
  if (gatewayOrderIds.length > 0) {
    await tx
      .insert(checkoutGatewayOrders)
      .values(gatewayOrderIds.map((gatewayOrderId) => ({ shopId, gatewayOrderId, orderNumber })));
  }
  await tx
    .update(trades)
    .set({ orderNumber: sql`order_number_of(${trades.shopId}, ${trades.gatewayOrderId})` })
    .where(and(eq(trades.shopId, shopId), inArray(trades.gatewayOrderId, touched)));
}

/** Where the trades of these OrderIDs stand now, and where they will stand once the list is stored. */
async function numbersOf(
  tx: Db,
  shopId: string,
  { ids, accessId }: { ids: string[]; accessId: string | null },
): Promise<string[]> {
  if (ids.length === 0 && accessId === null) return [];
  const rows = await tx.execute<{ number: string }>(sql`
    select order_number as number from trades
    where shop_id = ${shopId} and gateway_order_id = any (${sql.param(ids)}::text[])
    union
    select order_number from trades where shop_id = ${shopId} and access_id = ${accessId}
    union
    select case when s.strips_order_suffix then coalesce(nullif(regexp_replace(x, '-[0-9]+$', ''), ''), x) else x end
    from shops s, unnest(${sql.param(ids)}::text[]) as x where s.id = ${shopId}`);
  return rows.map((row) => row.number);
}
