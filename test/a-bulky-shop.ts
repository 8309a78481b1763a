import type { Database } from '#db/client';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';

const by = { actor: 'cart', now: new Date('2026-11-01T12:00:00+09:00') };

/** What stands in the way of a row's restore. */
const obstacles: Readonly<Record<number, 'noCheckout' | 'otherAmount' | 'placedAlready' | 'reversed'>> = {
  3: 'noCheckout',
  40: 'noCheckout',
  11: 'otherAmount',
  12: 'otherAmount',
  50: 'placedAlready',
  99: 'placedAlready',
  77: 'reversed',
};

/** A shop on the day after an outage: 100 rows of as many customers, 7 of which cannot be restored, for 4 reasons. */
export async function aBulkyShop(database: Database, override: Parameters<typeof aShop>[1] = {}) {
  const of = await aShop(database, override);
  for (let row = 0; row < 100; row++) await aRow(database, of, row);
  return of;
}

async function aRow(
  database: Database,
  { shop, receive }: Awaited<ReturnType<typeof aShop>>,
  row: number,
): Promise<void> {
  const obstacle = obstacles[row];
  const orderNumber = `B-${String(row).padStart(4, '0')}`;
  const checkout = aCheckoutOf(orderNumber, row);
  if (obstacle === 'placedAlready')
    await placeOrder(
      database.db,
      shop.id,
      { checkout, paymentMethod: 'CASH_ON_DELIVERY', accessId: null },
      by,
    );
  else if (obstacle !== 'noCheckout') await registerCheckout(database.db, shop.id, checkout, by);
  const fields = {
    ShopID: shop.gmopgShopId,
    OrderID: orderNumber,
    AccessID: anAccessId(row + 1),
    Amount: obstacle === 'otherAmount' ? 999 : 1_000 + row,
  };
  const at = new Date(by.now.getTime() + row * 1_000);
  await receive(aNotice(fields), at);
  if (obstacle === 'reversed')
    await receive(aNotice({ ...fields, Status: 'VOID', TranDate: '20261101130000' }), at);
}

/** A customer of their own, so that no row looks like another's re-order. */
export function aCheckoutOf(orderNumber: string, row: number) {
  const { customer } = aCheckout();
  const own = {
    ...customer,
    memberId: `m${row}`,
    email: `m${row}@example.jp`,
    phone: `03-0000-${row + 1_000}`,
  };
  return aCheckout({ orderNumber, total: 1_000 + row, customer: own });
}
