import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeNotice } from '#gmopg/decode-notice';
import { failureOf, isOutcomeUnknown, readGatewayErrors } from '#gmopg/gateway-errors';
import { noticeNames } from '#gmopg/notice-names';

const folder = join(import.meta.dirname, '../../../shared/fixtures/gmopg');

describe.skipIf(!existsSync(folder))('recorded traffic', () => {
  const filesIn = (sub: string, ending: string) =>
    existsSync(join(folder, sub))
      ? readdirSync(join(folder, sub)).filter((file) => file.endsWith(ending))
      : [];

  test('the complete SALES notice of 2017 is read', () => {
    const body = readFileSync(join(folder, 'notice/credit-sales-full-20170415.form'));
    expect(decodeNotice(body)).toMatchObject({
      kind: 'CARD',
      gmopgShopId: 'tshop00026096',
      accessId: 'c2ab15af0e7459291913adede0657f12',
      orderId: '201704151180000151900',
      gatewayStatus: 'SALES',
      jobCode: 'SALES',
      total: 2000,
      tranId: '1704152300111111111111877098',
      approval: '2980559',
      tranDate: new Date('2017-04-15T23:01:09+09:00'),
      failure: 'NONE',
    });
  });

  test.each(filesIn('notice', '.form'))(
    '%s has our 123 names in our order and loses its passwords only',
    (file) => {
      const body = readFileSync(join(folder, 'notice', file), 'latin1');
      expect(body.split('&').map((pair) => pair.split('=')[0])).toEqual(noticeNames);
      const stored = Buffer.from(decodeNotice(Buffer.from(body, 'latin1')).storedBody).toString('latin1');
      expect(stored).toBe(body.replace(/(ShopPass|AccessPass)=\*+/g, '$1='));
    },
  );

  test.each(filesIn('error', '.txt'))('the error %s is a failure with every code paired', (file) => {
    const reply = new Map(
      readFileSync(join(folder, 'error', file), 'latin1')
        .split('&')
        .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
    );
    const errors = readGatewayErrors(reply.get('ErrCode') ?? '', reply.get('ErrInfo') ?? '');
    expect(failureOf(errors)).toBe('FAILED');
    for (const { code, info } of errors) expect(info.replace(/^42/, '').startsWith(code)).toBe(true);
  });

  test("GMOPG's table of card errors marks the same outcomes unknown", () => {
    const rows = readFileSync(join(folder, 'meta/errinfo-states.tsv'), 'utf8').trim().split('\n').slice(1);
    const card = rows.map((row) => row.split('\t')).filter(([info]) => /^(42|E)/.test(info ?? ''));
    expect(card.length).toBeGreaterThan(200);
    for (const [info = '', , state] of card)
      expect([info, isOutcomeUnknown(info)]).toEqual([info, state === '不明']);
  });
});
