import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeNotice } from '#gmopg/decode-notice';
import { noticeNames } from '#gmopg/notice-names';

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '&',
        '=',
        '%',
        '+',
        '|',
        '%00',
        '%81',
        '\x81',
        '\xff',
        '\0',
        '4111111111111111',
        '4111 ',
        '-',
      ),
      fc.constantFrom(
        'OrderID=1',
        'AccessID=',
        'Amount=5',
        'Tax=',
        'PayType=3',
        'ErrInfo=42C',
        'TranDate=20240101000000',
      ),
      fc.constantFrom('ShopPass', 'Shop%50ass', 'CardNo', '"AccessPass"', 'Token'),
      fc.constantFrom(...noticeNames),
      fc.string(),
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));
const anyBody = fc.oneof(fc.uint8Array({ maxLength: 400 }), soup);

describe('whatever bytes arrive', () => {
  test('the decoder never throws and gives text that Postgres can store', () => {
    fc.assert(
      fc.property(anyBody, fc.constantFrom('windows-31j' as const, 'utf-8' as const), (body, charset) => {
        const { storedBody, bodyHash, ...texts } = decodeNotice(body, charset);
        expect(storedBody.length).toBeLessThanOrEqual(body.length);
        expect(bodyHash).toHaveLength(32);
        expect(JSON.stringify(texts)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        expect((texts.problem !== null) === (texts.kind === 'MALFORMED')).toBe(true);
        for (const text of [
          texts.orderId,
          texts.accessId,
          texts.gatewayStatus,
          texts.tranId,
          texts.gmopgShopId,
        ]) {
          expect(text?.length ?? 0).toBeLessThanOrEqual(64);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('the stored body reads as the same notice and is stored again as it is', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const once = decodeNotice(body);
        expect(decodeNotice(once.storedBody)).toEqual(once);
      }),
      { numRuns: 3_000 },
    );
  });

  test('no ShopPass and no AccessPass is ever stored', () => {
    const secret = 'hunter2xyz';
    const name = fc.constantFrom(
      'ShopPass',
      'AccessPass',
      'Shop%50ass',
      'accesspass',
      'SecurityCode',
      'CardPass',
    );
    fc.assert(
      fc.property(soup, soup, name, (before, after, passName) => {
        const body = Buffer.concat([before, Buffer.from(`&${passName}=${secret}&`), after]);
        const { storedBody, fields } = decodeNotice(body);
        expect(Buffer.from(storedBody).includes(secret)).toBe(false);
        expect(JSON.stringify(fields)).not.toContain(secret);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('ten megabytes of anything', () => {
  const size = 10 * 1024 * 1024;

  // Far above what it takes (under 2 s), far below what quadratic work would take (hours).
  test.each([
    '&',
    '=',
    '%',
    '%41',
    '+',
    '1',
    '1 ',
    '111-',
    'a=1&',
    'ShopPass',
    'pass',
    '\x81',
    '|',
    '4111111111111111 ',
    'ErrInfo=|',
  ])(
    'made of %j take seconds at most',
    (piece) => {
      const body = Buffer.from(`OrderID=1&ErrInfo=${piece.repeat(Math.ceil(size / piece.length))}`, 'latin1');
      const startedAt = performance.now();
      decodeNotice(body);
      expect(performance.now() - startedAt).toBeLessThan(15_000);
    },
    30_000,
  );
});
