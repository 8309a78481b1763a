import { describe, expect, test } from 'vitest';
import type { MailCancellation, MailPreferenceRequest } from '#mail/mail-data';
import { renderMail } from '#mail/render-mail';
import { aShop } from '#test/mail/an-order';

const customer = { name: '登録者お名', email: 'customer@example.jp' };

function aCancellation(override: Partial<MailCancellation> = {}): MailCancellation {
  return {
    orderNumber: '2009031300004',
    total: 1_050,
    currency: 'JPN',
    chargedAt: new Date('2009-03-13T19:18:10+09:00'),
    hasOrder: true,
    orderedAt: new Date('2009-03-13T19:17:57+09:00'),
    customer,
    lines: [{ sku: 'A-1', name: '箸置き', quantity: 1, unitPrice: 1_050 }],
    job: 'VOID',
    cancelledAt: new Date('2009-03-13T20:01:30+09:00'),
    ...override,
  };
}

function aRequest(override: Partial<MailPreferenceRequest> = {}): MailPreferenceRequest {
  const { job: _, cancelledAt: __, ...payment } = aCancellation({ hasOrder: false });
  return {
    ...payment,
    isCharged: true,
    url: 'https://fukkyu.example.jp/preference/abc',
    expiresAt: new Date('2009-03-27T20:01:30+09:00'),
    ...override,
  };
}

const nothingKnown = { chargedAt: null, hasOrder: false, orderedAt: null, customer: null, lines: [] };
const kinds = ['DUPLICATE_CANCELLED', 'PAYMENT_RETURNED'] as const;

describe('取消のご案内', () => {
  test.each(kinds)('%s says what was cancelled, when, and when the card statement shows it', (kind) => {
    const { subject, text } = renderMail(kind, aShop, aCancellation());
    expect(subject).toMatch(/^【山のパン屋】.*（ご注文番号：2009031300004）$/);
    for (const part of [
      '登録者お名 様\n',
      'ご注文番号　2009031300004\n',
      '金額　　　　¥1,050（税込）\n',
      '決済日時　　2009/03/13 19:18\n',
      '取消日時　　2009/03/13 20:01\n',
      'マイナスとして計上される場合がございます',
      'お詫び申し上げます',
      'お手続きいただくことはございません',
      'https://pan.example/',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('失敗');
  });

  test('a duplicate is told that the order stands and need not be made again', () => {
    const { text } = renderMail('DUPLICATE_CANCELLED', aShop, aCancellation());
    expect(text).toContain('ご注文番号 2009031300004 のご注文は承っております');
    expect(text).toContain('再度のご注文は不要でございます');
  });

  test('a payment without an order is told that nothing will be shipped; one with an order is not told so', () => {
    const without = renderMail('PAYMENT_RETURNED', aShop, aCancellation({ hasOrder: false })).text;
    expect(without).toContain('商品の発送はございません');
    const beside = renderMail('PAYMENT_RETURNED', aShop, aCancellation()).text;
    expect(beside).not.toContain('商品の発送');
    expect(`${without}${beside}`).not.toContain('ご注文は承っております');
  });

  test.each(kinds)('%s is written where nothing but the trade is known', (kind) => {
    const { text, html, templateProblem } = renderMail(kind, aShop, aCancellation(nothingKnown));
    expect(templateProblem).toBeNull();
    expect(text.startsWith('お客様\n')).toBe(true);
    expect(text).not.toContain('決済日時');
    expect(`${text}${html}`).not.toMatch(/undefined|null|NaN| 様\n/);
  });

  test('an amount in another currency does not read as yen', () => {
    const { text } = renderMail('PAYMENT_RETURNED', aShop, aCancellation({ currency: 'USD' }));
    expect(text).toContain('金額　　　　1,050（USD）');
  });

  test("the shop's template is filled with the cancellation, and gives way where it names what is not there", () => {
    const template = {
      subject: '{{ order.number }}を取り消しました',
      body: '{{ payment.job }} {{ payment.amount }} {{ lines[0].name }}',
    };
    const mail = renderMail('DUPLICATE_CANCELLED', aShop, aCancellation({ job: 'RETURNX' }), { template });
    expect(mail.subject).toBe('【山のパン屋】2009031300004を取り消しました');
    expect(mail.text).toBe('月跨り返品 ¥1,050（税込） 箸置き\n');
    const bare = renderMail('DUPLICATE_CANCELLED', aShop, aCancellation(nothingKnown), { template });
    expect(bare.text).toContain('ご注文は承っております');
    expect(bare.templateProblem).not.toBeNull();
  });
});

describe('ご希望の確認', () => {
  test('shows the payment, the link and until when it can be answered', () => {
    const { subject, text } = renderMail('PREFERENCE_REQUEST', aShop, aRequest());
    expect(subject).toMatch(/^【山のパン屋】/);
    for (const part of [
      '登録者お名 様',
      '¥1,050（税込）',
      '・箸置き × 1\n',
      '\nhttps://fukkyu.example.jp/preference/abc\n',
      '有効期限　2009/03/27 20:01',
      '再度のご注文はお待ちください',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/失敗|確認しております/);
  });

  test('does not claim a charge that nobody is sure of', () => {
    const { text } = renderMail('PREFERENCE_REQUEST', aShop, aRequest({ ...nothingKnown, isCharged: false }));
    expect(text).toContain('お支払いが完了しているかどうかは、ただいま確認しております。');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });
});
