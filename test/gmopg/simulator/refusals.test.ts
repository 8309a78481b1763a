import { describe, expect, test } from 'vitest';
import { storyCards } from '#gmopg/simulator/card-verdict';
import { chargedTotal } from '#gmopg/simulator/trade';
import { aSimulator, call, card, enter, pay, shop, shopId } from '#test/gmopg/simulator/a-simulator';

type Fields = Record<string, string | number>;

const entry = { ...shop, OrderID: 'A-1', JobCd: 'CAPTURE', Amount: 1000 };

test.each<[string, Fields, string]>([
  ['no shop', { ShopID: '' }, 'E01010001|E01030002'],
  ['no password', { ShopPass: '' }, 'E01020001|E01030002'],
  ['an unknown shop', { ShopID: 'tshop99999999' }, 'E01030002'],
  ['a wrong password', { ShopPass: 'ABCD1234' }, 'E01030002'],
  ['no OrderID', { OrderID: '' }, 'E01040001'],
  ['an OrderID of 28 characters', { OrderID: 'x'.repeat(28) }, 'E01040003'],
  ['an OrderID with other characters', { OrderID: 'A_1' }, 'E01040013'],
  ['no JobCd', { JobCd: '' }, 'E01050001'],
  ['an unknown JobCd', { JobCd: 'SALES' }, 'E01050002'],
  ['no amount', { Amount: '' }, 'E01060001'],
  ['an amount of 8 digits', { Amount: '12345678' }, 'E01060005'],
  ['an amount that is no number', { Amount: '1,000' }, 'E01060006'],
  ['a tax of 8 digits', { Tax: '12345678' }, 'E01070005'],
  ['a tax that is no number', { Tax: '-1' }, 'E01070006'],
  [
    'everything at once',
    { ShopPass: 'x', OrderID: '', JobCd: '', Amount: 'x' },
    'E01030002|E01040001|E01050001|E01060006',
  ],
])('EntryTran with %s', async (_, wrong, errors) => {
  const simulator = await aSimulator();
  const reply = await call(simulator, 'EntryTran', { ...entry, ...wrong });
  const codes = errors.split('|').map((info) => info.slice(0, 3));
  expect([reply.status, reply.text]).toEqual([200, `ErrCode=${codes.join('|')}&ErrInfo=${errors}`]);
  expect(simulator.ledger.trades()).toEqual([]);
});

test.each<[string, Fields]>([
  ['27 characters', { OrderID: 'x'.repeat(27) }],
  ['7 digits', { Amount: 9999999, Tax: 9999999 }],
  ['a check without an amount', { JobCd: 'CHECK', Amount: '' }],
])('EntryTran takes %s', async (_, fields) => {
  expect((await call(await aSimulator(), 'EntryTran', { ...entry, ...fields })).get('AccessID')).toMatch(
    /^[0-9a-f]{32}$/,
  );
});

test('an OrderID is good once in its shop, paid or not', async () => {
  const simulator = await aSimulator();
  await enter(simulator, 'A-1');
  expect((await call(simulator, 'EntryTran', entry)).text).toBe('ErrCode=E01&ErrInfo=E01040010');
  expect((await call(simulator, 'EntryTran', { ...entry, OrderID: 'A-1-1' })).get('AccessID')).toBeDefined();
});

describe('ExecTran', () => {
  test.each<[string, Fields, string]>([
    ['another OrderID', { OrderID: 'A-2' }, 'E01110002'],
    ['no OrderID', { OrderID: '' }, 'E01040001|E01110002'],
    ['no AccessID', { AccessID: '' }, 'E01090001|E01110002'],
    ['a wrong AccessPass', { AccessPass: '0'.repeat(32) }, 'E01110002'],
    ['no card', { CardNo: '' }, 'E01170001'],
    ['a short card number', { CardNo: '411111111' }, 'E01170011'],
    ['letters for a card number', { CardNo: '4111-1111-1111' }, 'E01170006'],
    ['no expiry', { Expire: '' }, 'E01180001'],
    ['a long expiry', { Expire: '203012' }, 'E01180003'],
    ['no method', { Method: '' }, 'E01260001'],
    ['method 6', { Method: 6 }, 'E01260002'],
    ['instalments without a number', { Method: 2 }, 'E01270001'],
    ['a declined card', { CardNo: storyCards.unusable }, '42G120000'],
    ['an unknown outcome', { CardNo: storyCards.unknownAndNotTaken }, '42C010000'],
  ])('with %s takes no money', async (_, wrong, errors) => {
    const simulator = await aSimulator();
    const access = await enter(simulator, 'A-1');
    const reply = await call(simulator, 'ExecTran', { ...access, OrderID: 'A-1', ...card, ...wrong });
    expect([reply.status, reply.get('ErrInfo')]).toEqual([200, errors]);
    expect(simulator.ledger.trades().map(chargedTotal)).toEqual([0]);
  });

  test('an unknown outcome may have taken the money', async () => {
    const simulator = await aSimulator();
    const access = await enter(simulator, 'A-1', { Tax: 80 });
    const CardNo = storyCards.unknownAndTaken;
    const reply = await call(simulator, 'ExecTran', { ...access, OrderID: 'A-1', ...card, CardNo });
    expect(reply.text).toBe('ErrCode=C01&ErrInfo=42C010000');
    expect(simulator.ledger.trades().map(chargedTotal)).toEqual([1080]);
  });

  test('twice is refused', async () => {
    const simulator = await aSimulator();
    const access = await pay(simulator, 'A-1');
    const again = await call(simulator, 'ExecTran', { ...access, OrderID: 'A-1', ...card });
    expect(again.get('ErrInfo')).toBe('E11010001');
  });

  test('a token pays once', async () => {
    const simulator = await aSimulator();
    const Token = simulator.issueToken('4111111111111111');
    const exec = async (orderId: string) => {
      const access = await enter(simulator, orderId);
      return call(simulator, 'ExecTran', { ...access, OrderID: orderId, Method: 1, Token });
    };
    expect((await exec('A-1')).get('ACS')).toBe('0');
    expect((await exec('A-2')).text).toBe('ErrCode=EX1&ErrInfo=EX1000302');
  });

  test('instalments are echoed', async () => {
    const simulator = await aSimulator();
    const access = await enter(simulator, 'A-1');
    const fields = { ...access, OrderID: 'A-1', ...card, Method: 2, PayTimes: 3 };
    expect((await call(simulator, 'ExecTran', fields)).text).toContain('&Method=2&PayTimes=3&');
  });
});

describe('AlterTran and ChangeTran', () => {
  const alter = { JobCd: 'VOID' };

  test.each<[string, string, Fields, string]>([
    ['AlterTran', 'a wrong password', { ...alter, ShopPass: 'x' }, 'E01030002'],
    ['AlterTran', 'no JobCd', { JobCd: '' }, 'E01050001'],
    ['AlterTran', 'an unknown JobCd', { JobCd: 'CANCEL' }, 'E01050002'],
    ['AlterTran', 'a masked AccessPass', { ...alter, AccessPass: '*'.repeat(32) }, 'E01100008|E01110002'],
    ['AlterTran', 'a wrong AccessPass', { ...alter, AccessPass: '0'.repeat(32) }, 'E01110002'],
    ['AlterTran', 'another amount', { ...alter, Amount: 999 }, 'E01060010'],
    ['AlterTran', 'another tax', { ...alter, Amount: 1000, Tax: 1 }, 'E01060010'],
    ['ChangeTran', 'no amount', { JobCd: 'CAPTURE' }, 'E01060001'],
    ['ChangeTran', 'an amount that is no number', { JobCd: 'CAPTURE', Amount: 'x' }, 'E01060006'],
    ['ChangeTran', 'the other kind of job', { JobCd: 'AUTH', Amount: 1 }, 'E11010003'],
  ])('%s with %s changes nothing', async (name, _, wrong, errors) => {
    const simulator = await aSimulator();
    const access = await pay(simulator, 'A-1');
    expect((await call(simulator, name, { ...shop, ...access, ...wrong })).get('ErrInfo')).toBe(errors);
    expect(simulator.ledger.trades()).toMatchObject([{ status: 'CAPTURE', amount: 1000 }]);
  });

  test("a sale must be of the AUTH's amount", async () => {
    const simulator = await aSimulator();
    const access = await pay(simulator, 'A-1', { JobCd: 'AUTH' });
    const sell = async (fields: Fields) =>
      (await call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'SALES', ...fields })).get('ErrInfo');
    expect([await sell({}), await sell({ Amount: 999 })]).toEqual(['E01060001', 'E01060010']);
    expect(await sell({ Amount: 1000 })).toBeUndefined();
    expect(simulator.ledger.trades()).toMatchObject([{ status: 'SALES' }]);
  });

  test('nothing can be done to what was not paid, or only checked', async () => {
    const simulator = await aSimulator();
    const opened = await enter(simulator, 'A-1');
    const checked = await pay(simulator, 'A-2', { JobCd: 'CHECK', Amount: '' });
    const cancel = async (access: Fields) =>
      (await call(simulator, 'AlterTran', { ...shop, ...access, ...alter })).get('ErrInfo');
    expect([await cancel(opened), await cancel(checked)]).toEqual(['E11010002', 'E11010003']);
    expect(simulator.operate({ accessId: '0'.repeat(32), job: 'VOID' })).toEqual({
      kind: 'REFUSED',
      errors: ['E01110002'],
    });
  });

  test("a trade is its own shop's only", async () => {
    const other = { ShopID: 'tshop00000002', ShopPass: 'other' };
    const simulator = await aSimulator();
    simulator.setShop({ shopId: other.ShopID, shopPass: other.ShopPass, noticeUrl: null });
    const access = await pay(simulator, 'A-1');
    expect((await call(simulator, 'AlterTran', { ...other, ...access, ...alter })).get('ErrInfo')).toBe(
      'E01110002',
    );
    expect((await call(simulator, 'SearchTrade', { ...other, OrderID: 'A-1' })).get('ErrInfo')).toBe(
      'M01004002',
    );
    expect(simulator.ledger.tradeOfOrder(shopId, 'A-1')?.status).toBe('CAPTURE');
  });

  test('a reversed trade can be authorised again', async () => {
    const simulator = await aSimulator();
    const access = await pay(simulator, 'A-1');
    await call(simulator, 'AlterTran', { ...shop, ...access, ...alter });
    const again = await call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'AUTH', Amount: 800 });
    expect(again.get('TranID')).toBeDefined();
    expect(simulator.ledger.trades()).toMatchObject([{ status: 'AUTH', amount: 800 }]);
  });
});

test('what is unknown of the real GMOPG is a setting', async () => {
  const habits = { unknownOrder: 'E01110002', secondReversal: 'E11010001' } as const;
  const simulator = await aSimulator({ habits });
  expect((await call(simulator, 'SearchTrade', { ...shop, OrderID: 'A-9' })).get('ErrInfo')).toBe(
    'E01110002',
  );
  const access = await pay(simulator, 'A-1');
  const cancel = () => call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'VOID' });
  await cancel();
  expect((await cancel()).get('ErrInfo')).toBe('E11010001');
});

test.each<[string, Fields, string]>([
  ['SearchTrade without an OrderID', { OrderID: '' }, 'E01040001'],
  ['SearchTrade with a wrong password', { OrderID: 'A-1', ShopPass: 'x' }, 'E01030002'],
  ['SearchTradeMulti with a wrong password', { OrderID: 'A-1', PayType: 0, ShopPass: 'x' }, 'M01002002'],
  ['SearchTradeMulti without a PayType', { OrderID: 'A-1', PayType: '' }, 'M01051001'],
  ['SearchTradeMulti for a convenience store', { OrderID: 'A-1', PayType: 3 }, 'M01004002'],
])('%s', async (title, wrong, errors) => {
  const simulator = await aSimulator();
  await pay(simulator, 'A-1');
  const reply = await call(simulator, title.split(' ')[0] ?? '', { ...shop, ...wrong });
  expect(reply.get('ErrInfo')).toBe(errors);
});
