import type { MailOrder, MailShop } from '#mail/mail-data';

export const aShop: MailShop = {
  name: '山のパン屋',
  mailFooter: '山のパン屋\n長野県松本市1-2-3\nhttps://pan.example/',
};

/** An order of one customer; the override is the point of the test. */
export function anOrder(override: Partial<MailOrder> = {}): MailOrder {
  return {
    number: '2009031700002',
    orderedAt: new Date('2009-03-17T16:29:56+09:00'),
    origin: 'RESTORED',
    paymentMethod: 'CARD',
    customer: {
      memberId: 'mr192',
      name: '登録者お名',
      kana: null,
      email: 'customer@example.jp',
      phone: '03-1234-5678',
      postalCode: '100-0001',
      address: '東京都千代田区千代田1-1',
    },
    lines: [
      { sku: 'B-1', name: '食パン', quantity: 2, unitPrice: 5_000 },
      { sku: null, name: '髙級ジャム①', quantity: 1, unitPrice: 650 },
    ],
    shipments: [
      {
        name: '届先 花子',
        postalCode: '530-0001',
        address: '大阪府大阪市北区梅田1-1',
        phone: '06-1234-5678',
        deliveryDate: '2009/03/20',
        deliveryTime: '午前中',
      },
    ],
    subtotal: 10_650,
    shippingFee: 600,
    handlingFee: 200,
    discount: 100,
    total: 11_350,
    ...override,
  };
}
