import { and, eq, isNotNull, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trades } from '#db/schema/trades';
import type { AbnormalOrderFilter } from '#recovery/abnormal-orders/abnormal-order-filter';
import { countAbnormalOrders } from '#recovery/abnormal-orders/count-abnormal-orders';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { undeleteAbnormalOrder } from '#recovery/abnormal-orders/undelete-abnormal-order';
import { cancelOrder } from '#recovery/orders/cancel-order';
import type { Order } from '#recovery/orders/insert-orders';
import { placeOrder } from '#recovery/orders/place-order';
import { restoreAbnormalOrder, type Trade } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { anAccessId } from '#test/a-notice';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, noon } from './a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const by = { actor: 'staff', now: noon };

function countByHand(rows: readonly Trade[], filter: AbnormalOrderFilter, now: Date) {
  const fitting = rows.filter(
    (row) =>
      (filter.deleted ? row.deletedAt !== null : row.deletedAt === null) &&
      (filter.open == null || filter.open === (row.isOpen && row.deletedAt === null)) &&
      (filter.minTotal == null || row.total >= filter.minTotal) &&
      (filter.search == null || row.searchText.includes(filter.search)),
  );
  const settling = fitting.filter((row) => row.settlesAt > now && row.deletedAt === null);
  const counted = filter.includeSettling ? fitting : fitting.filter((row) => !settling.includes(row));
  const open = counted.filter((row) => row.isOpen && row.deletedAt === null);
  const of = (status: string) => counted.filter((row) => row.status === status).length;
  return {
    all: counted.length,
    restorable: of('RESTORABLE'),
    restored: of('RESTORED'),
    duplicate: of('DUPLICATE'),
    unrecoverable: of('UNRECOVERABLE'),
    open: open.length,
    settling: settling.length,
    moneyAtRisk: open.reduce((sum, row) => sum + row.total, 0),
  };
}

const filters: AbnormalOrderFilter[] = [
  {},
  { open: true },
  { open: false },
  { includeSettling: true },
  { deleted: true },
  { minTotal: 500 },
  { search: 'n1' },
  { search: '1', includeSettling: true },
];

const deed = fc.record({
  what: fc.constantFrom(
    'NOTICE',
    'NOTICE',
    'CHECKOUT',
    'ORDER',
    'CANCEL',
    'RESTORE',
    'DELETE',
    'UNDELETE',
    'FOLD',
  ),
  n: fc.integer({ min: 0, max: 3 }),
  trade: fc.integer({ min: 0, max: 5 }),
  status: fc.constantFrom('CAPTURE', 'AUTH', 'VOID', 'UNPROCESSED', 'NEWSTATUS'),
  total: fc.constantFrom(300, 500, 650),
  minutes: fc.integer({ min: -3, max: 1 }),
});

test('the numbers on the tabs are the rows counted by hand, after whatever happened', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 25 }), async (deeds) => {
      const { shop, addRow } = await aShopWithRows(database, { graceSeconds: 60 });
      const placed: Order[] = [];
      const listed = () =>
        db
          .select()
          .from(trades)
          .where(and(eq(trades.shopId, shop.id), isNotNull(trades.status)));
      for (const { what, n, trade, status, total, minutes } of deeds) {
        const orderNumber = `N${n}`;
        const row = (await listed())[trade];
        const receivedAt = new Date(noon.getTime() + minutes * 60_000);
        const notice = { orderNumber, total, status, receivedAt, accessId: anAccessId(trade) };
        if (what === 'NOTICE') await addRow({ ...notice, customer: null });
        if (what === 'CHECKOUT')
          await addRow({ ...notice, accessId: anAccessId(50 + n) }).catch(() => undefined);
        if (what === 'ORDER') {
          const order = {
            checkout: aCheckout({ orderNumber, total }),
            paymentMethod: 'CASH_ON_DELIVERY' as const,
          };
          const result = await placeOrder(db, shop.id, order, by);
          if (result.kind === 'OrderPlaced') placed.push(result.order);
        }
        if (what === 'CANCEL' && placed[0])
          await cancelOrder(db, shop.id, { id: placed[0].id, reason: null }, by);
        if (what === 'FOLD') await db.execute(sql`select fold_abnormal_order_deltas()`);
        if (!row) continue;
        if (what === 'RESTORE')
          await restoreAbnormalOrder(
            db,
            shop.id,
            { id: row.id, sendConfirmationMail: false, mail: null, note: null },
            by,
          );
        if (what === 'DELETE') await deleteAbnormalOrder(db, shop.id, { id: row.id, reason: 'a test' }, by);
        if (what === 'UNDELETE') await undeleteAbnormalOrder(db, shop.id, row.id, by);
      }
      const rows = await listed();
      for (const filter of filters) {
        expect({ filter, ...(await countAbnormalOrders(db, shop.id, filter, noon)) }).toEqual({
          filter,
          ...countByHand(rows, filter, noon),
        });
      }
    }),
    { numRuns: 60 },
  );
});
