import type { MailKind } from '#mail/mail-kind';

const greeting = `{% if customer.name %}{{ customer.name }} 様{% else %}お客様{% endif %}

平素より{{ shop.name }}をご利用いただき、誠にありがとうございます。
`;

const ruler = '━━━━━━━━━━━━━━━━━━━━━━━━';

const cancelledPayment = `${ruler}
取り消したお支払い
${ruler}
ご注文番号　{{ order.number }}
金額　　　　{{ payment.amount }}
お支払方法　クレジットカード
{% if payment.chargedAt -%}
決済日時　　{{ payment.chargedAt }}
{% endif -%}
取消日時　　{{ payment.cancelledAt }}
${ruler}
`;

// When a reversal shows depends on the card company's closing day: nothing is promised that the shop does not decide.
const onTheStatement = `■ カードのご利用明細について
取消がご利用明細に反映される時期は、カード会社の締め日により異なります。一度ご請求が計上され、後日（翌月以降となる場合もございます）同じ金額がマイナスとして計上される場合がございます。反映の時期については、お手数ですがご利用のカード会社へお問い合わせください。
返金のために、お客様にお手続きいただくことはございません。
`;

const footer = `${ruler}
{% if shop.footer %}{{ shop.footer }}{% else %}{{ shop.name }}{% endif %}
`;

/** The built-in mails about a payment whose order did not come about as it should. */
export const paymentTemplates = {
  DUPLICATE_CANCELLED: {
    subject: '【{{ shop.name }}】重複したお支払いの取消のご案内（ご注文番号：{{ order.number }}）',
    body: `${greeting}
通信状況の影響により、ご注文番号 {{ order.number }} について、お支払いが重複しておりました。ご迷惑をおかけしましたことを、深くお詫び申し上げます。
重複した下記のクレジットカードのお支払いを取り消しましたので、ご案内いたします。

${cancelledPayment}
■ ご注文について
ご注文番号 {{ order.number }} のご注文は承っております。今回の取消による影響はございません。再度のご注文は不要でございます。

${onTheStatement}
${footer}`,
  },
  PAYMENT_RETURNED: {
    subject: '【{{ shop.name }}】お支払いの取消とご返金のご案内（ご注文番号：{{ order.number }}）',
    body: `${greeting}
下記のクレジットカードのお支払いを取り消しましたので、ご案内いたします。ご迷惑をおかけしましたことを、深くお詫び申し上げます。

${cancelledPayment}
{% unless order.isKnown -%}
■ ご注文について
通信状況の影響により、このお支払いによるご注文は承れておらず、商品の発送はございません。商品をご希望の場合は、お手数ですが改めてご注文くださいますようお願い申し上げます。

{% endunless -%}
${onTheStatement}
${footer}`,
  },
  PREFERENCE_REQUEST: {
    subject: '【{{ shop.name }}】ご注文についてのご希望をお聞かせください（ご注文番号：{{ order.number }}）',
    body: `${greeting}
通信状況の影響により、下記のクレジットカードのお支払いのお手続きに対して、ご注文を承ることができておりません。ご連絡が遅くなり、ご迷惑をおかけしておりますことを、深くお詫び申し上げます。

${ruler}
お支払いのお手続き
${ruler}
ご注文番号　{{ order.number }}
金額　　　　{{ payment.amount }}
{% if payment.chargedAt -%}
決済日時　　{{ payment.chargedAt }}
{% endif -%}
{% for line in lines -%}
・{{ line.name }} × {{ line.quantity }}
{% endfor -%}
${ruler}

{% unless payment.isCharged -%}
お支払いが完了しているかどうかは、ただいま確認しております。

{% endunless -%}
つきましては、どのようにご対応するかを、次のページでお選びください。ログインは不要です。
{{ preference.url }}
（有効期限　{{ preference.expiresAt }}）

・商品をご希望の場合（再注文）
・キャンセルをご希望の場合（お支払いを取り消します）
・当店からの連絡をご希望の場合

ご回答をいただくまで、商品の発送はございません。行き違いで商品の二重のお届けやご請求とならないよう、当店からご連絡を差し上げるまで、再度のご注文はお待ちくださいますようお願い申し上げます。

${footer}`,
  },
} satisfies Partial<Record<MailKind, { subject: string; body: string }>>;
