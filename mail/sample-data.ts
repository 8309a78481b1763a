import type {
  MailCancellation,
  MailData,
  MailOrder,
  MailPayment,
  MailPreferenceRequest,
} from '#mail/mail-data';
import type { MailKind } from '#mail/mail-kind';

export const sampleShop = { name: 'ショップ', mailFooter: 'ショップ\nhttps://shop.example/' };

export const sampleUrl = 'https://shop.example/preference/sample';

const order: MailOrder = {
  number: '2009031700002',
  orderedAt: new Date('2009-03-17T16:29:56+09:00'),
  origin: 'RESTORED',
  paymentMethod: 'CARD',
  customer: {
    memberId: 'mr192',
    name: '登録者お名',
    kana: 'トウロクシャ',
    email: 'customer@shop.example',
    phone: '03-0000-0000',
    postalCode: '100-0001',
    address: '東京都千代田区千代田1-1',
  },
  lines: [{ sku: 'A-1', name: '商品', quantity: 2, unitPrice: 500 }],
  shipments: [
    {
      name: '登録者お名',
      postalCode: '100-0001',
      address: '東京都千代田区千代田1-1',
      phone: '03-0000-0000',
      deliveryDate: '2009/03/20',
      deliveryTime: '午前中',
    },
  ],
  subtotal: 1000,
  shippingFee: 500,
  handlingFee: 300,
  discount: 100,
  total: 1700,
};

const sparseOrder: MailOrder = {
  ...order,
  customer: { name: '登録者お名' },
  lines: [],
  shipments: [],
  handlingFee: 0,
  discount: 0,
  total: 1500,
};

const payment: MailPayment = {
  orderNumber: order.number,
  total: order.total,
  currency: 'JPN',
  chargedAt: new Date('2009-03-17T16:30:12+09:00'),
  hasOrder: true,
  orderedAt: order.orderedAt,
  customer: order.customer,
  lines: order.lines,
};

/** A trade that nothing is known of beside what GMOPG said. */
const sparsePayment: MailPayment = {
  ...payment,
  chargedAt: null,
  hasOrder: false,
  orderedAt: null,
  customer: null,
  lines: [],
};

const cancelled = { job: 'VOID' as const, cancelledAt: new Date('2009-03-17T17:02:00+09:00') };
const cancellation = samples<MailCancellation>(
  { ...payment, ...cancelled },
  { ...sparsePayment, ...cancelled },
);

const link = {
  url: sampleUrl,
  expiresAt: new Date('2009-03-31T23:59:00+09:00'),
};
const preferenceRequest = samples<MailPreferenceRequest>(
  { ...payment, ...link, isCharged: true },
  { ...sparsePayment, ...link, isCharged: false },
);

/** For each kind one where everything is known and one where only the least is: a template must fit both. */
export const sampleData: { [Kind in MailKind]: { full: MailData[Kind]; sparse: MailData[Kind] } } = {
  ORDER_CONFIRMATION: samples<MailOrder>({ ...order, origin: 'CART' }, { ...sparseOrder, origin: 'CART' }),
  RESTORED_ORDER_CONFIRMATION: samples(order, sparseOrder),
  DUPLICATE_CANCELLED: cancellation,
  PAYMENT_RETURNED: cancellation,
  PREFERENCE_REQUEST: preferenceRequest,
};

function samples<Data>(full: Data, sparse: Data): { full: Data; sparse: Data } {
  return { full, sparse };
}
