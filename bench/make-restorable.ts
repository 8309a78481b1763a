import type { Database } from '#db/client';
import { receiveNotice } from '#recovery/notices/receive-notice';
import { registerCheckout } from '#recovery/orders/register-checkout';
import type { BenchShop } from './a-shop';
import { noticeBody, orderNumberOf } from './notice-body';

/** Makes restorable rows by the product's own verbs: a checkout and then its notice. Answers their ids. */
export function makeRestorable(
  database: Database,
  { shop, noticePath }: BenchShop,
): (count: number) => Promise<string[]> {
  const secret = noticePath.split('/').at(-1) ?? '';
  let next = 1;

  async function one(n: number): Promise<void> {
    const now = new Date();
    await registerCheckout(database.db, shop.id, checkoutOf(n, now), { actor: 'bench', now });
    const incoming = { secret, body: noticeBody(shop.gmopgShopId, n), sourceAddress: '127.0.0.1' };
    await receiveNotice(database, incoming, now);
  }

  return async (count) => {
    const numbers = Array.from({ length: count }, () => next++);
    await Promise.all(numbers.map(one));
    const rows = await database.sql<{ id: string }[]>`
      select id from trades where shop_id = ${shop.id} and status = 'RESTORABLE'
        and order_number = any (${numbers.map(orderNumberOf)})`;
    if (rows.length !== count) throw new Error(`${rows.length} of ${count} rows are restorable.`);
    return rows.map(({ id }) => id);
  };
}

function checkoutOf(n: number, orderedAt: Date) {
  const place = { postalCode: '100-0001', address: '東京都千代田区千代田1-1' };
  return {
    orderNumber: orderNumberOf(n),
    orderedAt,
    customer: {
      memberId: `m${n}`,
      name: '登録者お名',
      kana: 'トウロクシャオナ',
      email: `c${n}@example.jp`,
      ...place,
    },
    lines: [{ sku: 'A-1', name: '箸置き 梅', quantity: 1, unitPrice: 650 }],
    shipments: [{ name: '登録者お名', ...place }],
    subtotal: 650,
    total: 650,
  };
}
