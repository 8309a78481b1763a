import type { Database } from '#db/client';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId } from '#test/a-notice';
import { aShop } from '#test/a-shop';

export const noon = new Date('2026-11-01T12:00:00+09:00');
export const later = new Date('2026-11-02T12:00:00+09:00');

interface Row {
  orderNumber: string;
  /** null: no checkout, so the row is unrecoverable. */
  customer?: Partial<CheckoutInput['customer']> | null;
  receivedAt?: Date;
  orderedAt?: Date;
  total?: number;
  accessId?: string;
  status?: string;
}

let trades = 0;

/** A shop whose lists are filled by the product's own verbs: a checkout, then the notice of its trade. */
export async function aShopWithRows(
  database: Database,
  { graceSeconds = 0 }: { graceSeconds?: number } = {},
) {
  const { shop, receive } = await aShop(database, { graceSeconds });

  async function addRow({
    orderNumber,
    customer = {},
    receivedAt = noon,
    orderedAt = noon,
    total = 650,
    ...trade
  }: Row) {
    if (customer) {
      const ordinary = aCheckout({ orderNumber, orderedAt, total });
      const checkout = { ...ordinary, customer: { ...ordinary.customer, ...customer } };
      const registered = await registerCheckout(database.db, shop.id, checkout, {
        actor: 'cart',
        now: orderedAt,
      });
      if (registered.kind !== 'CheckoutRegistered') throw new Error(registered.kind);
    }
    trades++;
    const { accessId = anAccessId(7_000_000 + trades), status = 'CAPTURE' } = trade;
    const notice = {
      ShopID: shop.gmopgShopId,
      OrderID: orderNumber,
      Amount: total,
      AccessID: accessId,
      Status: status,
    };
    await receive(aNotice(notice), receivedAt);
  }

  return { shop, receive, addRow };
}
