import type { MailKind } from '#mail/mail-kind';
import { paymentTemplates } from '#mail/payment-templates';

export interface MailTemplate {
  subject: string;
  body: string;
}

const lateNotice =
  '通信状況の影響により、ご注文確認のご連絡が遅くなりましたことをお詫び申し上げます。お支払いは正常に完了しております。再度のご注文は不要でございます。';

const orderDetails = `━━━━━━━━━━━━━━━━━━━━━━━━
ご注文内容
━━━━━━━━━━━━━━━━━━━━━━━━
ご注文番号　{{ order.number }}
ご注文日時　{{ order.orderedAt }}
お支払方法　{{ order.paymentMethod }}

{% for line in lines -%}
・{{ line.name }}
　{{ line.unitPrice | yen }} × {{ line.quantity }} ＝ {{ line.amount | yen }}（税込）
{% endfor %}
小計　　　　{{ order.subtotal | yen }}（税込）
送料　　　　{{ order.shippingFee | yen }}（税込）
{% if order.handlingFee != 0 -%}
手数料　　　{{ order.handlingFee | yen }}（税込）
{% endif -%}
{% if order.discount != 0 -%}
値引き　　　-{{ order.discount | yen }}
{% endif -%}
合計　　　　{{ order.total | yen }}（税込）

━━━━━━━━━━━━━━━━━━━━━━━━
ご注文者
━━━━━━━━━━━━━━━━━━━━━━━━
{{ customer.name }} 様
{% if customer.address -%}
{% if customer.postalCode %}〒{{ customer.postalCode }} {% endif %}{{ customer.address }}
{% endif -%}
{% if customer.phone -%}
電話番号　{{ customer.phone }}
{% endif %}
{% for shipment in shipments -%}
━━━━━━━━━━━━━━━━━━━━━━━━
お届け先{% if shipments.size > 1 %} {{ forloop.index }}{% endif %}
━━━━━━━━━━━━━━━━━━━━━━━━
{{ shipment.name }} 様
{% if shipment.postalCode %}〒{{ shipment.postalCode }} {% endif %}{{ shipment.address }}
{% if shipment.phone -%}
電話番号　{{ shipment.phone }}
{% endif -%}
{% if shipment.deliveryDate -%}
お届け希望日　{{ shipment.deliveryDate }}
{% endif -%}
{% if shipment.deliveryTime -%}
お届け希望時間　{{ shipment.deliveryTime }}
{% endif %}
{% endfor -%}
━━━━━━━━━━━━━━━━━━━━━━━━
{% if shop.footer %}{{ shop.footer }}{% else %}{{ shop.name }}{% endif %}
`;

/** What a shop sends as long as it has written nothing of its own. */
export const builtInTemplates = {
  ORDER_CONFIRMATION: {
    subject: '【{{ shop.name }}】ご注文ありがとうございます（ご注文番号：{{ order.number }}）',
    body: `{{ customer.name }} 様

このたびは{{ shop.name }}をご利用いただき、誠にありがとうございます。
下記の内容でご注文を承りましたので、ご確認をお願いいたします。

${orderDetails}`,
  },
  RESTORED_ORDER_CONFIRMATION: {
    subject: '【{{ shop.name }}】ご注文ありがとうございます（ご注文番号：{{ order.number }}）',
    body: `{{ customer.name }} 様

このたびは{{ shop.name }}をご利用いただき、誠にありがとうございます。
下記の内容でご注文を承りましたので、ご確認をお願いいたします。

${lateNotice}

${orderDetails}`,
  },
  ...paymentTemplates,
} satisfies Record<MailKind, MailTemplate>;
