import { expect } from 'vitest';
import type { Database } from '#db/client';
import { aNotice, anAccessId } from '../a-notice';
import { aShop } from '../a-shop';
import { aGraphql } from './a-graphql';

export const now = new Date('2026-11-02T12:00:00+09:00');

/** A shop with its cart's token, a clerk who signed in, and what the two and GMOPG do all day. */
export async function aCart(database: Database) {
  const graphql = aGraphql(database, { now: () => now });
  const { shop, receive } = await aShop(database);
  const cart = await graphql.asToken(shop.id, ['checkouts:write', 'orders:write']);
  const clerk = await graphql.asStaff(shop.id, 'OPERATE');
  const charge = (number: string, n: number, minutesAgo = 60) =>
    receive(
      aNotice({ ShopID: shop.gmopgShopId, OrderID: number, AccessID: anAccessId(n) }),
      new Date(now.getTime() - minutesAgo * 60_000),
    );

  const row = `id status reason warnings isOpen isSettling orderNumber receivedAt allowedActions
    checkout { total customer { name kana email } lines { name quantity unitPrice } shipments { address } orderedAt }
    order { number origin } trade { money total gatewayStatus tranDate accessId } notices { deliveries outcome fields sourceAddress errors { code } }
    cancellation { job } possibleReorders { number } mails { state to subject } timeline { kind actor at } deletedBy deleteReason`;
  const find = async (number: string) => {
    const { data, errors } = await clerk(
      `{ abnormalOrders(filter: { includeSettling: true }) { nodes { ${row} } } }`,
    );
    expect(errors).toEqual([]);
    return data.abnormalOrders.nodes.filter(
      ({ orderNumber }: { orderNumber: string }) => orderNumber === number,
    );
  };
  const register = (orderNumber: string) =>
    cart(
      `mutation ($input: CheckoutInput!) { registerCheckout(input: $input) { __typename ... on CheckoutRegistered { checkout { orderType total } } } }`,
      {
        input: {
          orderNumber,
          orderedAt: '2026-11-02T10:00:00+09:00',
          customer: { name: '登録者お名', kana: 'トウロクシャ', email: 'mr192@example.jp' },
          lines: [{ sku: 'A-1', name: '箸置き', quantity: 1, unitPrice: 650 }],
          shipments: [{ name: '登録者お名', address: '東京都' }],
          subtotal: 650,
          total: 650,
        },
      },
    );

  return { graphql, shop, receive, cart, clerk, charge, find, register };
}
