import { describe, expect, test } from 'vitest';
import { decodeNotice } from '#gmopg/decode-notice';
import { aNotice } from '../a-notice';

const stored = (body: string | Uint8Array) =>
  Buffer.from(
    decodeNotice(typeof body === 'string' ? Buffer.from(body, 'latin1') : body).storedBody,
  ).toString('latin1');

describe('passwords and card fields', () => {
  test('lose their values and nothing else changes', () => {
    const body = Buffer.from(aNotice({ ShopPass: 'abc123', AccessPass: 'deadbeef' })).toString();
    expect(stored(body)).toBe(
      body.replace('ShopPass=abc123', 'ShopPass=').replace('AccessPass=deadbeef', 'AccessPass='),
    );
  });

  test.each([
    'ShopPass',
    'AccessPass',
    'SitePass',
    'shoppass',
    'Shop%50ass',
    'Shop_Pass',
    'ShopPass[]',
    '+ShopPass+',
    'CardNo',
    'CardNo2',
    'CardNumber',
    'Card_No',
    'CardPass',
    'SecurityCode',
    'Token',
    'CardToken',
    'Password',
  ])('are known under the name %s', (name) => {
    const body = `OrderID=1&${name}=hunter2&Amount=5&${name}=hunter2`;
    expect(stored(body)).not.toContain('hunter2');
    expect(JSON.stringify(decodeNotice(Buffer.from(body)).fields)).not.toContain('hunter2');
    expect(decodeNotice(Buffer.from(body))).toMatchObject({ kind: 'CARD', amount: 5 });
  });

  test('are in no field', () => {
    const names = decodeNotice(aNotice()).fields.map(([name]) => name);
    expect(names).not.toContain('ShopPass');
    expect(names).not.toContain('AccessPass');
  });

  test.each([
    '{"ShopID":"t","ShopPass":"hunter2"}',
    '{"ShopID":"t=","ShopPass":"hunter2"}',
    '--b\r\nContent-Disposition: form-data; name="ShopPass"\r\n\r\nhunter2\r\n--b--',
    'OrderID=1&ReturnUrl=https://example.com/?ShopPass%3Dhunter2',
    'OrderID=1&ReturnUrl=https://example.com/?Shop%50ass%3Dhunter2',
  ])('are cut from %j', (body) => {
    expect(stored(body)).not.toContain('hunter2');
  });

  test('leave names that only resemble theirs alone', () => {
    const body = 'OrderID=cardno-1&PayPassage=1&CardBrand=VISA&ConfNo=123&Tokenizer=5';
    expect(stored(body)).toBe(body);
  });
});

describe('full card numbers', () => {
  test.each([
    ['ClientField1=4111111111111111', 'ClientField1=****************'],
    ['ClientField1=a4111111111111111b', 'ClientField1=a****************b'],
    ['ClientField1=4111+1111-1111%201111!', 'ClientField1=****+****-****%20****!'],
    ['ClientField1=3782+822463+10005', 'ClientField1=****+******+*****'],
    ['ClientField1=%34111111111111111', 'ClientField1=******************'],
    ['ClientField1=%414111111111111111', 'ClientField1=%41****************'],
    ['ClientField1=4111111111111111+123', 'ClientField1=****************+123'],
    ['ClientField1=12+4111111111111111', 'ClientField1=12+****************'],
    ['ClientField1=4222222222222', 'ClientField1=*************'],
    ['ProductName=4111111111111111', 'ProductName=****************'],
    ['Status=4111111111111111', 'Status=****************'],
    ['4111111111111111=1', '****************=1'],
    ['4111111111111111', '****************'],
  ])('%s is stored as %s', (body, kept) => {
    expect(stored(body)).toBe(kept);
  });

  test('are starred in the decoded fields too', () => {
    const { fields } = decodeNotice(Buffer.from('OrderID=1&ClientField1=4111111111111111'));
    expect(fields).toContainEqual(['ClientField1', '****************']);
  });

  test.each([
    'ClientField1=4111111111111112',
    'ClientField1=411111111111',
    'ClientField1=41111111111111111111111111',
    'ClientField1=4111--1111--1111--1111',
    'OrderID=4111111111111111',
    'TranID=4111111111111111',
    'TranDate=4111111111111111',
    'CvsReceiptNo=4111111111111111',
    'VaAccountNumber=4111111111111111',
    'PaymentTerm=4111111111111111',
  ])('are not seen in %s', (body) => {
    expect(stored(body)).toBe(body);
  });
});
