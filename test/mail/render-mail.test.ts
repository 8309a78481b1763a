import { describe, expect, test } from 'vitest';
import { confirm } from '#test/mail/a-confirmation';
import { anOrder, aShop } from '#test/mail/an-order';

const lateNotice =
  '通信状況の影響により、ご注文確認のご連絡が遅くなりましたことをお詫び申し上げます。お支払いは正常に完了しております。再度のご注文は不要でございます。';

describe('the built-in mail', () => {
  test('names the shop, the customer, the order and what it costs with tax', () => {
    const { subject, text } = confirm(aShop, anOrder());
    expect(subject).toBe('【山のパン屋】ご注文ありがとうございます（ご注文番号：2009031700002）');
    for (const part of [
      '登録者お名 様',
      'ご注文番号　2009031700002',
      'ご注文日時　2009/03/17 16:29',
      'お支払方法　クレジットカード',
      '・髙級ジャム①',
      '¥5,000 × 2 ＝ ¥10,000（税込）',
      '送料　　　　¥600（税込）',
      '手数料　　　¥200（税込）',
      '値引き　　　-¥100',
      '合計　　　　¥11,350（税込）',
      '〒100-0001 東京都千代田区千代田1-1',
      '届先 花子 様',
      '〒530-0001 大阪府大阪市北区梅田1-1',
      'お届け希望日　2009/03/20',
      'お届け希望時間　午前中',
      'https://pan.example/',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('of an order too big for a template of the shop is written all the same', () => {
    const line = { sku: null, name: '品'.repeat(200), quantity: 1, unitPrice: 1 };
    const [shipment] = anOrder().shipments;
    if (!shipment) throw new Error('An order goes somewhere.');
    const order = anOrder({ lines: Array(8_000).fill(line), shipments: Array(8_000).fill(shipment) });
    expect(confirm(aShop, order).text.split('届先 花子 様')).toHaveLength(8_001);
  });

  test('apologises for being late when the order was restored, and only then', () => {
    expect(confirm(aShop, anOrder({ origin: 'RESTORED' })).text).toContain(lateNotice);
    expect(confirm(aShop, anOrder({ origin: 'CART' })).text).not.toContain(lateNotice);
  });

  test('tells the time in Japan, midnight as 00', () => {
    const order = anOrder({ orderedAt: new Date('2026-12-31T15:00:59Z') });
    expect(confirm(aShop, order).text).toContain('2027/01/01 00:00\n');
  });

  test('numbers the addresses of an order that goes to several', () => {
    const shipments = [
      { name: '甲', address: '東京' },
      { name: '乙', address: '大阪' },
    ];
    const { text } = confirm(aShop, anOrder({ shipments }));
    expect(text).toContain('お届け先 1\n');
    expect(text).toContain('お届け先 2\n');
  });

  test('says nothing of what the order does not know', () => {
    const bare = anOrder({ customer: { name: '甲' }, handlingFee: 0, discount: 0 });
    const { text, html } = confirm({ ...aShop, mailFooter: null }, bare);
    expect(`${text}${html}`).not.toMatch(/undefined|null|NaN|手数料|値引き/);
    expect(text.trimEnd().endsWith('山のパン屋')).toBe(true);
  });

  test('carries the same lines in its HTML part and fetches nothing', () => {
    const { html, text } = confirm(aShop, anOrder());
    const withoutTags = html.replace(/<[^>]+>/g, '');
    for (const line of text.split('\n').filter((line) => line && !line.startsWith('━'))) {
      expect(withoutTags).toContain(line);
    }
    expect(html).not.toMatch(/<(img|link|script|iframe|style)|url\(|src=/i);
  });
});

describe('what customers type', () => {
  test('a line break in a name opens neither a header nor a line of the mail', () => {
    const name = '甲\r\nBcc: victim@example.jp\r\n\r\n\u0000乙\u2028丙';
    const { subject, text } = confirm({ ...aShop, name }, anOrder({ customer: { name } }));
    expect(subject).not.toMatch(/\p{Cc}|\u2028/u);
    expect(text.split('\n')[0]).toBe('甲 Bcc: victim@example.jp 乙 丙 様');
    expect(text).not.toMatch(/^Bcc:/m);
  });

  test('HTML in a name stays text', () => {
    const name = `<script>alert(1)</script>"'&<img src=x onerror=y>`;
    const lines = [{ name, quantity: 1, unitPrice: 1 }];
    const { html, subject, text } = confirm(
      { ...aShop, name, mailFooter: name },
      anOrder({ customer: { name, address: name }, lines }),
    );
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&#60;script&#62;');
    expect(text).toContain(name);
    expect(subject).toContain(name);
  });

  test('template marks in a name are not filled', () => {
    const name = '{{ order.total }}{% for i in (1..9) %}x{% endfor %}';
    expect(confirm(aShop, anOrder({ customer: { name } })).text).toContain(`${name} 様`);
  });

  test('names that turn the direction of writing lose that', () => {
    const { text } = confirm(aShop, anOrder({ customer: { name: 'a\u202Ecba\u2066x' } }));
    expect(text).toContain('acbax 様');
  });

  test('surrogate pairs survive and halves of them do no harm', () => {
    const name = `𠮷野家😀${'\uD83D'}`;
    const { text } = confirm(aShop, anOrder({ customer: { name } }));
    expect(text).toContain('𠮷野家😀\uFFFD 様');
    expect(text.isWellFormed()).toBe(true);
  });

  test('an endless subject is shortened between characters', () => {
    const { subject } = confirm({ ...aShop, name: '𠮷'.repeat(500) }, anOrder());
    expect(Array.from(subject)).toHaveLength(200);
    expect(subject.isWellFormed()).toBe(true);
  });
});

describe('the text of the shop and of the clerk', () => {
  test("the shop's template is filled with the order", () => {
    const template = {
      subject: '【{{ shop.name }}】承りました',
      body: '{{ customer.name }}様\r\n合計{{ order.total | yen }}',
    };
    const mail = confirm(aShop, anOrder(), { template });
    expect(mail).toMatchObject({ subject: '【山のパン屋】承りました', templateProblem: null });
    expect(mail.text).toBe('登録者お名様\n合計¥11,350\n');
  });

  test("a template's subject without the shop's name gets it", () => {
    const template = { subject: '承りました', body: 'x' };
    expect(confirm(aShop, anOrder(), { template }).subject).toBe('【山のパン屋】承りました');
  });

  test.each([
    ['an unknown name', '{{ order.secret }}'],
    ['a broken mark', '{% if %}'],
    ['a file', "{% include 'package.json' %}"],
    ['nothing', '  '],
  ])('a template with %s gives way to the built-in one, and says so', (_, body) => {
    const mail = confirm(aShop, anOrder(), { template: { subject: 'x', body } });
    expect(mail.text).toContain(lateNotice);
    expect(mail.templateProblem).not.toBeNull();
  });

  test("the clerk's edit is sent as it is written, not as a template", () => {
    const override = {
      subject: 'お詫び {{ shop.name }}\r\nBcc: x@y.jp',
      body: '一行目\r\n\r\n{{ order.total }}',
    };
    const mail = confirm(aShop, anOrder(), {
      override,
      template: { subject: 'a', body: 'b' },
    });
    expect(mail.subject).toBe('お詫び {{ shop.name }} Bcc: x@y.jp');
    expect(mail.text).toBe('一行目\n\n{{ order.total }}\n');
    expect(mail.html).toContain('<div>{{ order.total }}</div>');
  });
});
