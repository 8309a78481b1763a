import type { MailKind } from '#mail/mail-kind';

/** One thing a template may name. */
export interface TemplateVariable {
  /** Like `customer.name`; `lines[].name` stands for each line's. */
  name: string;
  /** In Japanese, for the people who write templates. */
  meaning: string;
  /** What to write into the template, as liquid: `{{ order.total | yen }}`. */
  markup: string;
}

/** Everything that a template of this kind may name, in the order in which it is offered. */
export function variablesOfKind(kind: MailKind): readonly TemplateVariable[] {
  return variables[kind];
}

const shop = [value('shop.name', 'ショップ名'), value('shop.footer', 'ショップの署名（未設定のときは空）')];

const customer = [
  value('customer.name', '注文者のお名前'),
  value('customer.kana', '注文者のフリガナ'),
  value('customer.memberId', '会員ID'),
  value('customer.email', '注文者のメールアドレス'),
  value('customer.phone', '注文者の電話番号'),
  value('customer.postalCode', '注文者の郵便番号'),
  value('customer.address', '注文者の住所'),
];

const lines = [
  ofEach('lines', 'name', '商品名'),
  ofEach('lines', 'sku', '商品コード'),
  ofEach('lines', 'quantity', '数量'),
  ofEach('lines', 'unitPrice', '単価（税込）', 'yen'),
  ofEach('lines', 'amount', '商品の金額（単価×数量、税込）', 'yen'),
];

const order = [
  value('order.number', '注文番号'),
  value('order.orderedAt', '注文日時'),
  value('order.paymentMethod', 'お支払方法'),
  value('order.subtotal', '小計（税込）', 'yen'),
  value('order.shippingFee', '送料（税込）', 'yen'),
  value('order.handlingFee', '手数料（税込）', 'yen'),
  value('order.discount', '値引き', 'yen'),
  value('order.total', '合計（税込）', 'yen'),
];

const shipments = [
  ofEach('shipments', 'name', 'お届け先のお名前'),
  ofEach('shipments', 'postalCode', 'お届け先の郵便番号'),
  ofEach('shipments', 'address', 'お届け先の住所'),
  ofEach('shipments', 'phone', 'お届け先の電話番号'),
  ofEach('shipments', 'deliveryDate', 'お届け希望日'),
  ofEach('shipments', 'deliveryTime', 'お届け希望時間'),
];

const payment = [
  value('order.number', '注文番号'),
  value('order.orderedAt', '注文日時（わからないときは空）'),
  condition('order.isKnown', 'この番号の注文があるか', 'この番号の注文があるときの文'),
  value('payment.amount', 'お支払いの金額（税込の語と通貨を含む）'),
  value('payment.chargedAt', '決済日時（わからないときは空）'),
];

const cancellation = [
  value('payment.cancelledAt', '取消日時'),
  value('payment.job', 'GMOPGでの処理（取消・返品・月跨り返品）'),
];

const preference = [
  condition('payment.isCharged', '請求が確かめられているか', '請求が確かめられているときの文'),
  value('preference.url', 'お客様がご希望を選ぶページのURL'),
  value('preference.expiresAt', 'そのページの有効期限'),
];

const ofOrder = [...customer, ...order, ...lines, ...shipments, ...shop];
const ofCancellation = [...customer, ...payment, ...cancellation, ...lines, ...shop];

const variables: Record<MailKind, TemplateVariable[]> = {
  ORDER_CONFIRMATION: ofOrder,
  RESTORED_ORDER_CONFIRMATION: ofOrder,
  DUPLICATE_CANCELLED: ofCancellation,
  PAYMENT_RETURNED: ofCancellation,
  PREFERENCE_REQUEST: [...customer, ...payment, ...preference, ...lines, ...shop],
};

function value(name: string, meaning: string, filter?: 'yen'): TemplateVariable {
  return { name, meaning, markup: `{{ ${name}${filter ? ` | ${filter}` : ''} }}` };
}

function condition(name: string, meaning: string, example: string): TemplateVariable {
  return { name, meaning, markup: `{% if ${name} %}${example}{% endif %}` };
}

function ofEach(
  list: 'lines' | 'shipments',
  field: string,
  meaning: string,
  filter?: 'yen',
): TemplateVariable {
  const item = list === 'lines' ? 'line' : 'shipment';
  const { markup } = value(`${item}.${field}`, meaning, filter);
  return {
    name: `${list}[].${field}`,
    meaning,
    markup: `{% for ${item} in ${list} %}${markup}{% endfor %}`,
  };
}
