import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { parseReply } from '#gmopg/parse-reply';

const read = (line: string) => {
  const reply = parseReply(iconv.encode(line, 'windows-31j'));
  return reply.kind === 'ANSWERED' ? Object.fromEntries(reply.fields) : reply;
};

test('the unescaped URL of a 3DS2 reply is one value', () => {
  const url = 'https://manage.tds2gw.gmopg.jp/api/v2/brw/callback?transId=6e48&t=dccc&x';
  expect(read(`ACS=2&RedirectUrl=${url}`)).toEqual({ ACS: '2', RedirectUrl: url });
});

test("what follows the cart's own text with an & in it is still read", () => {
  expect(read('OrderID=1&ClientField1=A & B&c=d&ClientField2=&ClientField3=x&PayType=0')).toEqual({
    OrderID: '1',
    ClientField1: 'A & B&c=d',
    ClientField2: '',
    ClientField3: 'x',
    PayType: '0',
  });
});

test('no text of the cart can say that a trade does not exist, or is reversed', () => {
  const forged = 'x&ErrCode=M01&ErrInfo=M01004002&Status=VOID';
  expect(read(`OrderID=1&Status=CAPTURE&ClientField1=${forged}&ClientField2=`)).toEqual({
    OrderID: '1',
    Status: 'CAPTURE',
    ClientField1: forged,
    ClientField2: '',
  });
});

test('an error with empty codes, and E00000000, are no errors', () => {
  expect(read('OrderID=1&ErrCode=&ErrInfo=')).toEqual({ OrderID: '1', ErrCode: '', ErrInfo: '' });
  expect(read('OrderID=1&ErrCode=E00&ErrInfo=E00000000')).toMatchObject({ OrderID: '1' });
});

test('half a character whose second byte is | is no separator of errors or fields', () => {
  expect(read('ClientField1=－①&ClientField2=表')).toEqual({ ClientField1: '－①', ClientField2: '表' });
});

test('a full card number in a free text is starred; ids, times and passwords that look like one are not', () => {
  expect(
    read('MemberID=4111111111111111&CardNo=4111-1111-1111-1111&ClientField1=カード 4111111111111111'),
  ).toEqual({
    MemberID: '*'.repeat(16),
    CardNo: '****-****-****-****',
    ClientField1: `カード ${'*'.repeat(16)}`,
  });
  const own = {
    OrderID: '4111111111111111',
    ProcessDate: '20090317163206',
    AccessPass: 'a4111111111111111b',
  };
  expect(read(new URLSearchParams(own).toString())).toEqual(own);
});

test('whatever bytes come, they are answered, refused or unreadable', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(['ANSWERED', 'REFUSED', 'UNREADABLE']).toContain(parseReply(bytes).kind);
    }),
  );
});

test('a reply cut anywhere is never taken for an error that it is not', () => {
  const error = Buffer.from('ErrCode=E01|E01|M01&ErrInfo=E01090008|E01100008|M01004002');
  for (let length = 0; length < error.length; length++)
    expect(parseReply(error.subarray(0, length)).kind).not.toBe('REFUSED');
});

test.each([
  '\r'.repeat(65_000),
  '&'.repeat(65_000),
  `ClientField1=${'&'.repeat(65_000)}`,
  '4111 '.repeat(13_000),
])('a hostile body takes no time', (body) => {
  const startedAt = performance.now();
  parseReply(Buffer.from(`${body}x`));
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
