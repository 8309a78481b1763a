import type { CheckoutInput } from '#recovery/orders/checkout-input';

/** A boring checkout; the override is the point. `total` alone changes the one line's price with it. */
export function aCheckout({ total = 650, ...override }: Partial<CheckoutInput> = {}): CheckoutInput {
  return {
    orderNumber: '2009031700003',
    orderedAt: new Date('2026-11-01T12:00:00+09:00'),
    customer: {
      memberId: 'mr192',
      name: '登録者お名',
      kana: 'トウロクシャオナ',
      email: 'mr192@example.jp',
      phone: '03-0000-0000',
      postalCode: '100-0001',
      address: '東京都千代田区千代田1-1',
    },
    lines: [{ sku: 'A-1', name: '箸置き 梅', quantity: 1, unitPrice: total }],
    shipments: [{ name: '登録者お名', postalCode: '100-0001', address: '東京都千代田区千代田1-1' }],
    subtotal: total,
    total,
    ...override,
  };
}
