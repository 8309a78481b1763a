import { cleanLine, cleanText } from '#mail/clean-text';
import { japanMinute } from '#mail/japan-minute';
import type {
  MailCancellation,
  MailCustomer,
  MailData,
  MailLine,
  MailOrder,
  MailPayment,
  MailPreferenceRequest,
  MailShop,
} from '#mail/mail-data';
import type { MailKind } from '#mail/mail-kind';

/** Everything a template of this kind may name. Absent values are null, so that a template can ask for them. */
export function templateVariables<Kind extends MailKind>(kind: Kind, shop: MailShop, data: MailData[Kind]) {
  return { shop: shopVariables(shop), ...variablesOf[kind](data) };
}

const variablesOf: { [Kind in MailKind]: (data: MailData[Kind]) => Record<string, object> } = {
  ORDER_CONFIRMATION: orderVariables,
  RESTORED_ORDER_CONFIRMATION: orderVariables,
  DUPLICATE_CANCELLED: cancellationVariables,
  PAYMENT_RETURNED: cancellationVariables,
  PREFERENCE_REQUEST: preferenceVariables,
};

function shopVariables(shop: MailShop) {
  return {
    name: cleanLine(shop.name),
    footer: shop.mailFooter === null ? null : cleanText(shop.mailFooter),
  };
}

function orderVariables(order: MailOrder) {
  return {
    order: {
      number: cleanLine(order.number),
      orderedAt: japanMinute(order.orderedAt),
      paymentMethod: paymentMethodWords[order.paymentMethod],
      subtotal: order.subtotal,
      shippingFee: order.shippingFee,
      handlingFee: order.handlingFee,
      discount: order.discount,
      total: order.total,
    },
    customer: customerVariables(order.customer),
    lines: order.lines.map(lineVariables),
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

function cancellationVariables({ job, cancelledAt, ...payment }: MailCancellation) {
  const known = paymentVariables(payment);
  return {
    ...known,
    payment: { ...known.payment, cancelledAt: japanMinute(cancelledAt), job: jobWords[job] },
  };
}

function preferenceVariables({ isCharged, url, expiresAt, ...payment }: MailPreferenceRequest) {
  const known = paymentVariables(payment);
  return {
    ...known,
    payment: { ...known.payment, isCharged },
    preference: { url: cleanLine(url), expiresAt: japanMinute(expiresAt) },
  };
}

function paymentVariables({
  orderNumber,
  orderedAt,
  hasOrder,
  customer,
  lines,
  chargedAt,
  ...paid
}: MailPayment) {
  return {
    order: {
      number: cleanLine(orderNumber),
      orderedAt: orderedAt && japanMinute(orderedAt),
      isKnown: hasOrder,
    },
    customer: customerVariables(customer),
    lines: lines.map(lineVariables),
    payment: { amount: amountWords(paid), chargedAt: chargedAt && japanMinute(chargedAt) },
  };
}

function customerVariables(customer: MailCustomer | null) {
  return {
    memberId: lineOrNull(customer?.memberId),
    name: customer && cleanLine(customer.name),
    kana: lineOrNull(customer?.kana),
    email: lineOrNull(customer?.email),
    phone: lineOrNull(customer?.phone),
    postalCode: lineOrNull(customer?.postalCode),
    address: lineOrNull(customer?.address),
  };
}

function lineVariables(line: MailLine) {
  return {
    sku: lineOrNull(line.sku),
    name: cleanLine(line.name),
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amount: line.unitPrice * line.quantity,
  };
}

/** With its tax and its currency: a trade in another one than yen must not read as yen. */
function amountWords({ total, currency }: { total: number; currency: string }): string {
  const digits = total.toLocaleString('ja-JP');
  return ['JPN', 'JPY'].includes(currency) ? `¥${digits}（税込）` : `${digits}（${cleanLine(currency)}）`;
}

const paymentMethodWords: Record<MailOrder['paymentMethod'], string> = {
  CARD: 'クレジットカード',
  CASH_ON_DELIVERY: '代金引換',
  BANK_TRANSFER: '銀行振込',
  CONVENIENCE_STORE: 'コンビニ決済',
  DEFERRED: '後払い',
  OTHER: 'その他',
};

const jobWords: Record<MailCancellation['job'], string> = {
  VOID: '取消',
  RETURN: '返品',
  RETURNX: '月跨り返品',
};

function lineOrNull(text: string | null | undefined): string | null {
  return text ? cleanLine(text) : null;
}
