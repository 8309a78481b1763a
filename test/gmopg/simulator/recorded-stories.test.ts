import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTranDate } from '#gmopg/parse-tran-date';
import type { IdSource } from '#gmopg/simulator/id-source';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aClock, aSimulator, call, card, shop, shopId, shopPass } from '#test/gmopg/simulator/a-simulator';

const folder = join(import.meta.dirname, '../../../../shared/fixtures/gmopg');
const bytesOf = (file: string) => readFileSync(join(folder, file), 'latin1');

/** The values of recorded replies, in the order GMOPG made them up. */
function recordedIds(files: string[]): Partial<IdSource> {
  const all = files.map(fieldsOf);
  const next = (name: string) => {
    const values = all.map((fields) => fields.get(name)).filter((value) => value !== undefined);
    return () => values.shift() ?? '';
  };
  const approve = next('Approve');
  const tranId = next('TranID');
  const find = (name: string) =>
    all.map((fields) => fields.get(name)).find((value) => value !== undefined) ?? '';
  return {
    accessId: () => find('AccessID'),
    accessPass: () => find('AccessPass'),
    approve,
    tranId,
    checkString: () => find('CheckString'),
  };
}

function fieldsOf(file: string): Map<string, string> {
  return new Map(
    bytesOf(file)
      .split('&')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

describe.skipIf(!existsSync(folder))('recorded traffic', () => {
  async function aPeer(files: string[], noticeUrl: string | null = null, id = shopId) {
    const clock = aClock();
    const shops = [{ shopId: id, shopPass, noticeUrl }];
    const simulator = await aSimulator({ clock, ids: recordedIds(files), shops });
    /** The clock stands where the recording says this reply was made. */
    const replay = async (name: string, fields: Record<string, string | number>, file?: string) => {
      const recorded = file === undefined ? undefined : fieldsOf(file);
      const stamp = recorded?.get('TranDate') ?? recorded?.get('ProcessDate');
      if (stamp !== undefined) clock.set(parseTranDate(stamp) ?? new Date(Number.NaN));
      const reply = await call(simulator, name, fields);
      expect([reply.status, reply.type]).toEqual([200, 'text/plain;charset=Windows-31J']);
      if (file !== undefined) expect(reply.text).toBe(bytesOf(file));
      return {
        AccessID: recordedIds(files).accessId?.('', '') ?? '',
        AccessPass: recordedIds(files).accessPass?.('', '') ?? '',
      };
    };
    return { simulator, clock, replay };
  }

  const cardOf2013 = { Method: 1, PayTimes: 1, CardNo: '4111111111111111', Expire: '1405' };
  const clientFields = {
    ClientField1: 'null',
    ClientField2: 'null',
    ClientField3: 'null',
    ClientFieldFlag: 0,
  };

  test('1362106775: EntryTran, ExecTran AUTH, AlterTran SALES', async () => {
    const files = [
      'entrytran/auth-1362106775.txt',
      'exectran/auth-1362106775.txt',
      'altertran/sales-after-auth-1362106775.txt',
    ];
    const { replay } = await aPeer(files.slice(0, 2));
    const access = await replay(
      'EntryTran',
      { ...shop, OrderID: '1362106775', JobCd: 'AUTH', Amount: 100 },
      files[0],
    );
    await replay('ExecTran', { ...access, OrderID: '1362106775', ...cardOf2013, ...clientFields }, files[1]);
    await replay('AlterTran', { ...shop, ...access, JobCd: 'SALES', Amount: 100 }, files[2]);
  });

  test('1362106773: AUTH, then RETURN on the same day', async () => {
    const files = ['altertran/return-of-auth-1362106773.txt', 'exectran/auth-1362106773.txt'];
    const { replay } = await aPeer([files[1] ?? '', files[0] ?? '']);
    const access = await replay('EntryTran', { ...shop, OrderID: '1362106773', JobCd: 'AUTH', Amount: 100 });
    await replay('ExecTran', { ...access, OrderID: '1362106773', ...cardOf2013, ...clientFields }, files[1]);
    await replay('AlterTran', { ...shop, ...access, JobCd: 'RETURN', Amount: 100 }, files[0]);
  });

  test('1362106777: AUTH of 100 yen, ChangeTran to 1,000', async () => {
    const files = ['exectran/auth-1362106777.txt', 'changetran/auth-100-to-1000-1362106777.txt'];
    const { replay, simulator } = await aPeer(files);
    const access = await replay('EntryTran', { ...shop, OrderID: '1362106777', JobCd: 'AUTH', Amount: 100 });
    await replay('ExecTran', { ...access, OrderID: '1362106777', ...cardOf2013, ...clientFields }, files[0]);
    await replay('ChangeTran', { ...shop, ...access, JobCd: 'AUTH', Amount: 1000 }, files[1]);
    expect(simulator.ledger.trade(access.AccessID)).toMatchObject({ status: 'AUTH', amount: 1000 });
  });

  test('1362106772: EntryTran only, then SearchTrade and SearchTradeMulti', async () => {
    const files = ['entrytran/auth-1362106772.txt', 'searchtrade/unprocessed-auth.txt'];
    const { replay, clock } = await aPeer(files);
    clock.set(new Date('2013-03-01T11:59:32+09:00'));
    await replay('EntryTran', { ...shop, OrderID: '1362106772', JobCd: 'AUTH', Amount: 100 }, files[0]);
    await replay('SearchTrade', { ...shop, OrderID: '1362106772' }, files[1]);
    await replay(
      'SearchTradeMulti',
      { ...shop, OrderID: '1362106772', PayType: 0 },
      'searchtrade/multi-unprocessed-auth-currency-jpn.txt',
    );
  });

  test('OID-PVVkt…: CAPTURE, then VOID without an amount', async () => {
    const files = ['exectran/capture-before-void.txt', 'altertran/void-after-capture-card.txt'];
    const { replay } = await aPeer(files);
    const OrderID = 'OID-PVVktxCpRoAHLsXU0a0RXdf';
    const access = await replay('EntryTran', { ...shop, OrderID, JobCd: 'CAPTURE', Amount: 100 });
    await replay('ExecTran', { ...access, OrderID, ...card }, files[0]);
    await replay('AlterTran', { ...shop, ...access, JobCd: 'VOID' }, files[1]);
  });

  test('a card check has neither method nor instalments, but an approval', async () => {
    const file = 'exectran/check-number.txt';
    const ids = { ...recordedIds([file]), accessId: () => 'a'.repeat(32), accessPass: () => 'b'.repeat(32) };
    const clock = aClock('2017-03-01T19:41:15');
    const simulator = await aSimulator({ clock, ids });
    const OrderID = 'OID-YBY7NbX0Oy4gglqz4uOqgbu';
    await call(simulator, 'EntryTran', { ...shop, OrderID, JobCd: 'CHECK' });
    const access = { AccessID: 'a'.repeat(32), AccessPass: 'b'.repeat(32) };
    const reply = await call(simulator, 'ExecTran', { ...access, OrderID, ...card, Method: '' });
    expect(reply.text).toBe(bytesOf(file));
  });

  test('client fields come back as the bytes they went, Windows-31J and raw', async () => {
    const file = 'exectran/auth-windows31j-raw.bin';
    const ids = { ...recordedIds([file]), accessId: () => 'a'.repeat(32), accessPass: () => 'b'.repeat(32) };
    const simulator = await aSimulator({ clock: aClock('2013-04-17T10:10:14'), ids });
    await call(simulator, 'EntryTran', { ...shop, OrderID: '1366160239', JobCd: 'AUTH', Amount: 100 });
    const field = '%81%60%81%7C%81%91%81%92%81%CA%81%7C%81a%87%40%82%D9%82%B0%82%D9%82%B0hogehoge';
    const opens = `AccessID=${'a'.repeat(32)}&AccessPass=${'b'.repeat(32)}&OrderID=1366160239`;
    const response = await fetch(`${simulator.url}/payment/ExecTran.idPass`, {
      method: 'POST',
      body: `${opens}&Method=1&PayTimes=1&CardNo=4111111111111111&Expire=1405&ClientField1=${field}&ClientFieldFlag=1`,
    });
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toBe(bytesOf(file));
  });

  test('the complete SALES notice of 2017', async () => {
    const { received, url } = await aReceiver();
    const body = bytesOf('notice/credit-sales-full-20170415.form');
    const recorded = new Map(body.split('&').map((pair) => [pair.split('=')[0], pair.split('=')[1] ?? '']));
    const value = (name: string) => recorded.get(name) ?? '';
    const clock = aClock('2017-04-15T23:01:00');
    const ids = {
      accessId: () => value('AccessID'),
      approve: () => value('Approve'),
      tranId: () => value('TranID'),
    };
    const simulator = await aSimulator({
      clock,
      ids,
      shops: [{ shopId: value('ShopID'), shopPass, noticeUrl: url }],
    });
    const orderId = value('OrderID');
    const entered = await call(simulator, 'EntryTran', {
      ShopID: value('ShopID'),
      ShopPass: shopPass,
      OrderID: orderId,
      JobCd: 'AUTH',
      Amount: 2000,
    });
    const access = { AccessID: value('AccessID'), AccessPass: entered.get('AccessPass') ?? '' };
    await call(simulator, 'ExecTran', { ...access, OrderID: orderId, ...card });
    clock.set(new Date('2017-04-15T23:01:09+09:00'));
    simulator.operate({ accessId: access.AccessID, job: 'SALES' });
    await simulator.flush();
    expect(received.at(-1)?.body).toBe(body);
  });

  test.each([
    ['EntryTran', 'error/e01-entrytran-two.txt', { OrderID: 'null', JobCd: 'null', Amount: 'null' }],
    [
      'AlterTran',
      'error/e01-altertran-three.txt',
      { AccessID: 'null', AccessPass: 'null', JobCd: 'SALES', Amount: 'null' },
    ],
    ['SearchTradeMulti', 'error/m01-searchtrademulti-three.txt', { OrderID: 'null', PayType: 'null' }],
    ['SearchTrade', 'error/m01-no-such-order.txt', { OrderID: 'nobody' }],
    ['SearchTrade', 'error/e01-orderid-missing.txt', {}],
    [
      'EntryTran',
      'error/e01-entrytran-shop-missing.txt',
      { ShopPass: 'wrong', OrderID: '1'.repeat(28), JobCd: 'AUTH', Amount: 1 },
    ],
    ['EntryTran', 'error/e01-five-doc.txt', { ShopID: '', ShopPass: '', JobCd: 'AUTH' }],
    [
      'ExecTran',
      'error/e01-exectran-six.txt',
      {
        AccessID: 'null',
        AccessPass: 'null',
        OrderID: 'null',
        Method: 'null',
        PayTimes: 'null',
        CardNo: 'null',
        Expire: 'null',
      },
    ],
  ])('%s answers %s', async (name, file, fields) => {
    const reply = await call(await aSimulator(), name, { ...shop, ...fields });
    expect([reply.status, reply.text]).toEqual([200, bytesOf(file)]);
  });

  test('a token that nobody issued', async () => {
    const { replay } = await aPeer(['entrytran/auth-1362106775.txt']);
    const OrderID = '1362106775';
    const access = await replay('EntryTran', { ...shop, OrderID, JobCd: 'AUTH', Amount: 100 });
    await replay('ExecTran', { ...access, OrderID, Method: 1, Token: 'invalid' }, 'error/ex1-bad-token.txt');
  });

  test('a card whose balance is too low', async () => {
    const { replay } = await aPeer(['entrytran/auth-1362106775.txt']);
    const OrderID = '1362106775';
    const access = await replay('EntryTran', { ...shop, OrderID, JobCd: 'AUTH', Amount: 100 });
    const poor = { ...card, CardNo: '4999000000000010' };
    await replay('ExecTran', { ...access, OrderID, ...poor }, 'error/g02-auth-declined.txt');
  });
});
