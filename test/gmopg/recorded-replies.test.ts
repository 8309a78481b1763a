import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alterTran } from '#gmopg/alter-tran';
import { parseReply } from '#gmopg/parse-reply';
import { readTrade } from '#gmopg/read-trade';
import { searchTrade } from '#gmopg/search-trade';
import { aGateway, replies } from './a-gateway';

const folder = join(import.meta.dirname, '../../../shared/fixtures/gmopg');

describe.skipIf(!existsSync(folder))('recorded replies', () => {
  const filesIn = (sub: string) =>
    existsSync(folder)
      ? readdirSync(join(folder, sub))
          .filter((file) => /\.(txt|bin)$/.test(file))
          .map((file) => `${sub}/${file}`)
      : [];
  const bytesOf = (file: string) => readFileSync(join(folder, file));

  test.each(['entrytran', 'exectran', 'altertran', 'changetran', 'searchtrade'].flatMap(filesIn))(
    '%s is read field by field, in its order',
    (file) => {
      const reply = parseReply(bytesOf(file));
      if (reply.kind !== 'ANSWERED') throw new Error(reply.kind);
      const decoded = new TextDecoder('shift_jis').decode(bytesOf(file));
      expect([...reply.fields].map(([name, value]) => `${name}=${value}`).join('&')).toBe(decoded);
    },
  );

  test.each(filesIn('error'))('%s is refused with every code paired', (file) => {
    const reply = parseReply(bytesOf(file));
    if (reply.kind !== 'REFUSED') throw new Error(reply.kind);
    const { errors } = reply;
    expect(
      `ErrCode=${errors.map(({ code }) => code).join('|')}&ErrInfo=${errors.map(({ info }) => info).join('|')}`,
    ).toBe(bytesOf(file).toString());
  });

  test("the cart's own Japanese text comes through", () => {
    const reply = parseReply(bytesOf('exectran/auth-windows31j-raw.bin'));
    const text = reply.kind === 'ANSWERED' ? reply.fields.get('ClientField1') : null;
    expect(text).toMatch(/－.*①[\u3041-\u3096]+hogehoge$/);
  });

  test('order 1362106772, entered and never executed, is found unprocessed', async () => {
    const gateway = await aGateway(replies(bytesOf('searchtrade/unprocessed-auth.txt')));
    const found = await searchTrade(gateway.access, '1362106772');
    expect(found).toMatchObject({
      kind: 'FOUND',
      trade: {
        orderId: '1362106772',
        accessId: '3618be802c7ac572414274731e50cb6c',
        accessPass: '4099664bd4b110800e09805539d1d7b5',
        gatewayStatus: 'UNPROCESSED',
        jobCode: 'AUTH',
        amount: 100,
        tax: 0,
        total: 100,
        processDate: new Date('2013-03-01T11:59:32+09:00'),
        tranId: null,
        cardNumber: null,
      },
    });
    expect(found.kind === 'FOUND' && JSON.stringify(found.trade.fields)).not.toContain('4099664b');
  });

  test.each(['searchtrade/sauth-synthetic.txt', 'searchtrade/multi-unprocessed-auth-currency-jpn.txt'])(
    '%s names no OrderID, so it is no trade of ours',
    (file) => {
      const reply = parseReply(bytesOf(file));
      expect(reply.kind === 'ANSWERED' && readTrade(reply.fields)).toBeNull();
    },
  );

  test('the VOID two seconds after a CAPTURE is done', async () => {
    const gateway = await aGateway(replies(bytesOf('altertran/void-after-capture-card.txt')));
    const done = await alterTran(gateway.access, {
      accessId: '9EDCD55B26410AA35CB22017D9FC868F',
      accessPass: 'b0797bdf28304deea3cd2013b37987fc',
      job: 'VOID',
      amount: 1_000,
      tax: 0,
    });
    expect(done).toEqual({
      kind: 'DONE',
      tranDate: new Date('2017-03-01T19:41:27+09:00'),
      tranId: '1703011941111111111111875769',
      approval: '2074153',
      forward: '2a99662',
    });
  });
});
