import { cleanLine, cleanText } from '#mail/clean-text';

/** Who sends the mail. `mailFooter` is null where the shop wrote none. */
export interface MailShop {
  name: string;
  mailFooter: string | null;
}

type MailPaymentMethod = keyof typeof paymentMethodWords;

/** The order as it stands in the mail. Money is whole yen, tax included. */
export interface MailOrder {
  number: string;
  orderedAt: Date;
  origin: 'CART' | 'RESTORED';
  paymentMethod: MailPaymentMethod;
  customer: {
    memberId?: string | null;
    name: string;
    kana?: string | null;
    email?: string | null;
    phone?: string | null;
    postalCode?: string | null;
    address?: string | null;
  };
  lines: readonly { sku?: string | null; name: string; quantity: number; unitPrice: number }[];
  shipments: readonly {
    name: string;
    postalCode?: string | null;
    address: string;
    phone?: string | null;
    deliveryDate?: string | null;
    deliveryTime?: string | null;
  }[];
  subtotal: number;
  shippingFee: number;
  handlingFee: number;
  discount: number;
  total: number;
}

/** Everything a template may name. Absent values are null, so that a template can ask for them. */
export function templateVariables(shop: MailShop, order: MailOrder) {
  return {
    shop: {
      name: cleanLine(shop.name),
      footer: shop.mailFooter === null ? null : cleanText(shop.mailFooter),
    },
    order: {
      number: cleanLine(order.number),
      orderedAt: japanTime.format(order.orderedAt),
      paymentMethod: paymentMethodWords[order.paymentMethod],
      subtotal: order.subtotal,
      shippingFee: order.shippingFee,
      handlingFee: order.handlingFee,
      discount: order.discount,
      total: order.total,
    },
    customer: {
      memberId: lineOrNull(order.customer.memberId),
      name: cleanLine(order.customer.name),
      kana: lineOrNull(order.customer.kana),
      email: lineOrNull(order.customer.email),
      phone: lineOrNull(order.customer.phone),
      postalCode: lineOrNull(order.customer.postalCode),
      address: lineOrNull(order.customer.address),
    },
    lines: order.lines.map((line) => ({
      sku: lineOrNull(line.sku),
      name: cleanLine(line.name),
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      amount: line.unitPrice * line.quantity,
    })),
    shipments: order.shipments.map((shipment) => ({
      name: cleanLine(shipment.name),
      postalCode: lineOrNull(shipment.postalCode),
      address: cleanLine(shipment.address),
      phone: lineOrNull(shipment.phone),
      deliveryDate: lineOrNull(shipment.deliveryDate),
      deliveryTime: lineOrNull(shipment.deliveryTime),
    })),
  };
}

const paymentMethodWords = {
  CARD: 'クレジットカード',
  CASH_ON_DELIVERY: '代金引換',
  BANK_TRANSFER: '銀行振込',
  CONVENIENCE_STORE: 'コンビニ決済',
  DEFERRED: '後払い',
  OTHER: 'その他',
};

const japanTime = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function lineOrNull(text: string | null | undefined): string | null {
  return text ? cleanLine(text) : null;
}
