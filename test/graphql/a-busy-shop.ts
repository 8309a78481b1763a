import type { Database } from '#db/client';
import { reconciliationFindings, reconciliations } from '#db/schema/reconciliations';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '../a-checkout';
import { aNotice, anAccessId } from '../a-notice';
import { aShop } from '../a-shop';

const now = new Date('2026-11-02T12:00:00+09:00');
const by = { actor: 'tests', now };

/**
 * A shop with something in every list: `restorable` rows, one restored with its mail, one duplicate, one unrecoverable,
 * one deleted, one that may have been ordered again. `mark` stands in every text of it.
 */
export async function aBusyShop(
  database: Database,
  { mark, restorable = 2, placed = 1 }: { mark: string; restorable?: number; placed?: number },
) {
  const { shop, receive } = await aShop(database, { name: mark });
  const { db } = database;

  const customerOf = (n: number) => ({
    ...aCheckout().customer,
    name: `${mark}様`,
    memberId: `${mark}-${n}`,
    email: `${mark}-${n}@example.jp`,
  });
  const register = (n: number) =>
    registerCheckout(
      db,
      shop.id,
      { ...aCheckout({ orderNumber: `${mark}-${n}` }), customer: customerOf(n), note: mark },
      by,
    );
  const charge = (n: number, access = n) =>
    receive(
      aNotice({ ShopID: shop.gmopgShopId, OrderID: `${mark}-${n}`, AccessID: anAccessId(access) }),
      new Date(now.getTime() - (1_000 - n) * 60_000),
    );
  const idOf = async (number: string) => {
    const page = { size: 100, direction: 'FORWARD', from: null } as const;
    const { rows } = await findAbnormalOrders(db, shop.id, { status: null, filter: {}, page }, now);
    return rows.find((row) => row.orderNumber === number)?.id ?? '';
  };

  for (let n = 1; n <= restorable; n++) {
    await register(n);
    await charge(n);
  }
  await register(901);
  await charge(901);
  const restoredId = await idOf(`${mark}-901`);
  const request = { id: restoredId, sendConfirmationMail: true, mail: null, note: mark };
  const restored = await restoreAbnormalOrder(db, shop.id, request, by);
  if (restored.kind !== 'AbnormalOrderRestored') throw new Error(restored.kind);
  await charge(901, 9901);
  await charge(902);
  await register(903);
  await charge(903);
  const deletedId = await idOf(`${mark}-903`);
  await deleteAbnormalOrder(db, shop.id, { id: deletedId, reason: mark }, by);
  for (let n = 0; n < placed; n++) {
    const again = {
      ...aCheckout({ orderNumber: `${mark}-${910 + n}` }),
      customer: customerOf(n === 0 ? 1 : 910 + n),
      orderedAt: new Date('2026-11-01T13:00:00+09:00'),
    };
    const at = new Date(now.getTime() - n * 1_000);
    await placeOrder(db, shop.id, { checkout: again, paymentMethod: 'CASH_ON_DELIVERY' }, { ...by, now: at });
  }
  return {
    shop,
    receive,
    restorableId: await idOf(`${mark}-1`),
    restoredId,
    deletedId,
    order: restored.order,
    mail: restored.mail,
    reconciliationId: await aRun(database, shop.id, { mark, tradeId: restoredId }),
  };
}

/** A run that ended, with one finding. */
async function aRun(
  { db }: Database,
  shopId: string,
  { mark, tradeId }: { mark: string; tradeId: string },
): Promise<string> {
  const times = { startedAt: now, workedAt: now, finishedAt: now };
  const run = { shopId, requestedBy: mark, phase: 'DONE' as const, found: 1, ...times };
  const [written] = await db.insert(reconciliations).values(run).returning();
  const reconciliationId = written?.id ?? '';
  const finding = {
    shopId,
    reconciliationId,
    at: now,
    kind: 'FOUND' as const,
    orderNumber: `${mark}-901`,
    tradeId,
  };
  await db.insert(reconciliationFindings).values(finding);
  return reconciliationId;
}
