import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeNotice } from '#gmopg/decode-notice';
import { aNotice, anAccessId, type NoticeOverrides } from '../a-notice';

const form = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: Array<string | number[]>) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const decoded = (overrides: NoticeOverrides) => decodeNotice(aNotice(overrides));
const valueIn = (body: Uint8Array, name: string) => decodeNotice(body).fields.find(([n]) => n === name)?.[1];

describe('an ordinary card notice', () => {
  test('is read field by field', () => {
    const notice = decodeNotice(aNotice());
    expect(notice).toMatchObject({
      kind: 'CARD',
      problem: null,
      gmopgShopId: 'tshop00000001',
      accessId: anAccessId(1),
      orderId: '2009031700003',
      gatewayStatus: 'CAPTURE',
      jobCode: 'CAPTURE',
      amount: 650,
      tax: 0,
      total: 650,
      currency: 'JPN',
      method: '1',
      payTimes: null,
      approval: '1234567',
      tranDate: new Date('2009-03-17T16:32:01+09:00'),
      forward: '2a99662',
      payType: '0',
      errors: [],
      failure: 'NONE',
      tradeKey: anAccessId(1),
      undecodableNames: [],
    });
  });

  test('costs Amount and Tax together', () => {
    expect(decoded({ Amount: 1000, Tax: 80 })).toMatchObject({ amount: 1000, tax: 80, total: 1080 });
  });

  test.each(['', null])('with Tax %j has no tax', (tax) => {
    expect(decoded({ Tax: tax })).toMatchObject({ kind: 'CARD', tax: 0, total: 650 });
  });

  test.each(['', null])('with Currency %j is in yen', (currency) => {
    expect(decoded({ Currency: currency }).currency).toBe('JPN');
  });

  test('keeps the padding of the approval number', () => {
    expect(decoded({ Approve: ' 123456' }).approval).toBe(' 123456');
  });

  test('may lack a Status: nothing is known of its money then', () => {
    expect(decoded({ Status: '' })).toMatchObject({ kind: 'CARD', gatewayStatus: null });
  });

  test('names its trade by the OrderID where it has no AccessID', () => {
    expect(decoded({ AccessID: '' })).toMatchObject({
      kind: 'CARD',
      accessId: null,
      tradeKey: 'order:2009031700003',
    });
  });

  test('may have an AccessID of another form: it is kept as it came', () => {
    expect(decoded({ AccessID: 'A-1' })).toMatchObject({ kind: 'CARD', accessId: 'A-1', tradeKey: 'A-1' });
  });

  test('may end with a line break', () => {
    expect(decodeNotice(form('AccessID=a&Amount=1&OrderID=7\r\n'))).toMatchObject({
      kind: 'CARD',
      orderId: '7',
    });
  });
});

describe('what kind of notice it is', () => {
  test.each([
    ['no body at all', ''],
    ['a line break', '\r\n'],
    ['neither OrderID nor AccessID', 'ShopID=tshop00000001&ErrInfo=E00000000'],
    ['empty OrderID and AccessID', 'ShopID=tshop00000001&OrderID=&AccessID=&Amount=x'],
  ])('%s is a probe', (_, body) => {
    expect(decodeNotice(form(body))).toMatchObject({
      kind: 'PROBE',
      problem: null,
      tradeKey: null,
      eventKey: null,
    });
  });

  test.each(['3', '19', '27', '99', 'x'])('PayType %s is not a card, whatever else it says', (payType) => {
    const notice = decoded({ PayType: payType, Amount: 'abc', Status: 'PAYSUCCESS' });
    expect(notice).toMatchObject({ kind: 'OTHER_PAY_TYPE', amount: null, payType, tradeKey: null });
  });

  test.each(['0', '', null])('PayType %j is a card', (payType) => {
    expect(decoded({ PayType: payType })).toMatchObject({ kind: 'CARD', payType: '0' });
  });

  test.each(['hello', '{"ShopID":1}', 'a=b&c=d', '=', '%', 'shopid=x&orderid=1'])(
    '%j is no notice',
    (body) => {
      expect(decodeNotice(form(body))).toMatchObject({
        kind: 'MALFORMED',
        problem: 'The body has none of the names of a GMOPG notice.',
      });
    },
  );

  test.each(['', null, '-1', '1.0', '1,000', ' 6 5 0', '６５０', '1e3', '0x10', '12345678901'])(
    'Amount %j is malformed',
    (amount) => {
      expect(decoded({ Amount: amount })).toMatchObject({
        kind: 'MALFORMED',
        problem: 'Amount is not 1 to 10 digits.',
      });
    },
  );

  test.each(['0', '1', '9999999999'])('Amount %s is an amount', (amount) => {
    expect(decoded({ Amount: amount })).toMatchObject({ kind: 'CARD', amount: Number(amount) });
  });

  test.each(['x', '-1', '12345678901'])('Tax %j is malformed', (tax) => {
    expect(decoded({ Tax: tax })).toMatchObject({
      kind: 'MALFORMED',
      problem: 'Tax is neither empty nor 1 to 10 digits.',
      amount: 650,
      total: null,
    });
  });

  test.each(['OrderID', 'AccessID'])('%s has at most 64 characters', (name) => {
    expect(decoded({ [name]: 'x'.repeat(64) })).toMatchObject({ kind: 'CARD' });
    const notice = decoded({ [name]: 'x'.repeat(65) });
    expect(notice).toMatchObject({ kind: 'MALFORMED', problem: `${name} has more than 64 characters.` });
    expect(notice.orderId?.length).toBeLessThanOrEqual(64);
    expect(notice.accessId?.length).toBeLessThanOrEqual(64);
  });

  test.each(['\0', 'a\0', 'a\nb', 'a\x7fb', '\x1b[0m'])('OrderID %j is malformed', (orderId) => {
    expect(decoded({ OrderID: orderId })).toMatchObject({
      kind: 'MALFORMED',
      problem: 'OrderID has a control character.',
    });
  });

  test('a thousand pairs are read, one more is malformed', () => {
    const padding = (count: number) => form(`OrderID=1&Amount=1${'&x=1'.repeat(count - 2)}`);
    expect(decodeNotice(padding(1_000)).kind).toBe('CARD');
    expect(decodeNotice(padding(1_001))).toMatchObject({
      kind: 'MALFORMED',
      problem: 'The body has more than 1,000 pairs.',
    });
  });
});

describe('the time of the transaction', () => {
  test.each([
    ['20240229235959', '2024-02-29T23:59:59+09:00'],
    ['20240101000000', '2024-01-01T00:00:00+09:00'],
  ])('%s is in JST', (text, time) => {
    expect(decoded({ TranDate: text }).tranDate).toEqual(new Date(time));
  });

  test.each([
    '',
    null,
    '20230229000000',
    '20240431000000',
    '20241301000000',
    '20240101240000',
    '20240101006000',
    '00240101000000',
    '2024010100000',
    '202401010000000',
    '２０２４０１０１００００００',
  ])('%j is no time', (text) => {
    expect(decoded({ TranDate: text })).toMatchObject({ kind: 'CARD', tranDate: null });
  });
});

describe('errors', () => {
  test('are paired by position', () => {
    expect(decoded({ ErrCode: 'E01|G02', ErrInfo: 'E01050002|42G020000' })).toMatchObject({
      failure: 'FAILED',
      errors: [
        { code: 'E01', info: 'E01050002' },
        { code: 'G02', info: '42G020000' },
      ],
    });
  });

  test('with fewer codes than infos keep every info', () => {
    expect(decoded({ ErrCode: '', ErrInfo: 'E01050002|42C030000' })).toMatchObject({
      failure: 'UNKNOWN',
      errors: [
        { code: '', info: 'E01050002' },
        { code: '', info: '42C030000' },
      ],
    });
  });

  test('with a code alone mean failure', () => {
    expect(decoded({ ErrCode: 'E01' })).toMatchObject({
      failure: 'FAILED',
      errors: [{ code: 'E01', info: '' }],
    });
  });
});

describe('the bytes', () => {
  test('in Windows-31J are read with its own characters', () => {
    const overrides = { ClientField1: '①髙～ｶﾅ㈱ 表示', VaTradeReason: 'ソ―ポ|\\' };
    expect(valueIn(aNotice(overrides), 'ClientField1')).toBe('①髙～ｶﾅ㈱ 表示');
    expect(valueIn(aNotice(overrides), 'VaTradeReason')).toBe('ソ―ポ|\\');
  });

  test('may come without percent-encoding, with | and \\ as second halves of characters', () => {
    // 81 7C is －, 83 5C is ソ, 87 40 is ①.
    const body = bytes('OrderID=1&ClientField1=', [0x81, 0x7c, 0x83, 0x5c, 0x87, 0x40], '&Amount=5');
    expect(valueIn(body, 'ClientField1')).toBe('－ソ①');
    expect(decodeNotice(body)).toMatchObject({ kind: 'CARD', amount: 5, undecodableNames: [] });
  });

  test('of a shop on UTF-8 are read as UTF-8', () => {
    const body = form('OrderID=1&Amount=5&ClientField1=%E9%AB%99①');
    expect(decodeNotice(body, 'utf-8').fields).toContainEqual(['ClientField1', '髙①']);
  });

  test('that are no Windows-31J are flagged and kept', () => {
    const body = bytes('OrderID=1&Amount=5&ClientField1=a%81', [0xff], 'b&ClientField2=%E9%AB%99');
    const notice = decodeNotice(body);
    expect(notice).toMatchObject({ kind: 'CARD', undecodableNames: ['ClientField1', 'ClientField2'] });
    expect(Buffer.from(notice.storedBody).equals(body)).toBe(true);
    expect(notice.fields.find(([name]) => name === 'ClientField1')?.[1]).toContain('\ufffd');
  });

  test.each([
    ['%', '%'],
    ['100%', '100%'],
    ['%4', '%4'],
    ['%zz', '%zz'],
    ['%4g%41', '%4gA'],
    ['%%41', '%A'],
    ['%2541', '%41'],
    ['a+b%2Bc', 'a b+c'],
    ['a=b=c', 'a=b=c'],
    ['%26%3D', '&='],
  ])('%s are read as %s', (escaped, value) => {
    expect(valueIn(form(`OrderID=1&ClientField1=${escaped}`), 'ClientField1')).toBe(value);
  });

  test('hold no NUL once they are text, and keep it as bytes', () => {
    const body = form('OrderID=1&Amount=5&Cli%00ent=a%00b&Status=%00&ErrInfo=%00&Approve=%00');
    const { storedBody, bodyHash, tranDate, ...texts } = decodeNotice(body);
    expect(JSON.stringify(texts)).not.toContain('\\u0000');
    expect(texts.fields).toContainEqual(['Cli\ufffdent', 'a\ufffdb']);
    expect(Buffer.from(storedBody).equals(body)).toBe(true);
    expect(Buffer.from(bodyHash).equals(createHash('sha256').update(body).digest())).toBe(true);
    expect(tranDate).toBeNull();
  });
});

describe('the names', () => {
  test('are all kept in wire order, unknown and repeated ones too, and the first known one counts', () => {
    const notice = decodeNotice(form('New=1&OrderID=a&Amount=1&OrderID=b&New=2&&Bare&=x'));
    expect(notice).toMatchObject({ kind: 'CARD', orderId: 'a' });
    expect(notice.fields).toEqual([
      ['New', '1'],
      ['OrderID', 'a'],
      ['Amount', '1'],
      ['OrderID', 'b'],
      ['New', '2'],
      ['Bare', ''],
      ['', 'x'],
    ]);
  });

  test('may be percent-encoded', () => {
    expect(decodeNotice(form('Order%49D=a&%41mount=1'))).toMatchObject({
      kind: 'CARD',
      orderId: 'a',
      amount: 1,
    });
  });

  test('are 123, seven of them twice; all but the two passwords are shown', () => {
    expect(decodeNotice(aNotice()).fields).toHaveLength(128);
  });
});

describe('the key of an event', () => {
  const keyOf = (overrides: NoticeOverrides) => decoded(overrides).eventKey;

  test('is the same for the same event in another dress', () => {
    expect(keyOf({})).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf({ ClientField1: 'x', Approve: ' 1', Forward: '', Tax: '', Amount: '0650' })).toBe(keyOf({}));
  });

  test.each<NoticeOverrides>([
    { AccessID: anAccessId(2) },
    { Status: 'VOID' },
    { JobCd: 'VOID' },
    { Amount: 651 },
    { Amount: 649, Tax: 1 },
    { TranID: '1' },
    { TranDate: '20090317163202' },
    { TranDate: 'never' },
    { ErrCode: 'E01' },
    { ErrInfo: 'E01050002' },
  ])('differs with %j', (overrides) => {
    expect(keyOf(overrides)).not.toBe(keyOf({}));
  });

  test('differs between two orders without AccessID', () => {
    expect(keyOf({ AccessID: '', OrderID: 'a' })).not.toBe(keyOf({ AccessID: '', OrderID: 'b' }));
  });
});
