import { expect, test } from 'vitest';
import { searchTrade } from '#gmopg/search-trade';
import { aGateway, breaksOff, replies, staysSilent } from './a-gateway';

const ordinary = {
  OrderID: '2009031700003-2',
  Status: 'CAPTURE',
  ProcessDate: '20090317163209',
  JobCd: 'CAPTURE',
  AccessID: '0123456789abcdef0123456789abcdef',
  AccessPass: 'fedcba9876543210fedcba9876543210',
  ItemCode: '0000990',
  Amount: '600',
  Tax: '50',
  SiteID: '',
  MemberID: '',
  CardNo: '************1111',
  Expire: '3012',
  Method: '1',
  PayTimes: '',
  Forward: '2a99662',
  TranID: '0903171632111111111111000001',
  Approve: ' 234567',
  ClientField1: '',
  ClientField2: '',
  ClientField3: '',
};

/** null leaves the name out. */
function aReply(overrides: Record<string, string | null> = {}): string {
  const pairs = Object.entries({ ...ordinary, ...overrides }).filter(([, value]) => value !== null);
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

async function ask(body: string) {
  const gateway = await aGateway(replies(body));
  return searchTrade(gateway.access, ordinary.OrderID);
}

test('a trade is found with what it charged and what it takes to reverse it', async () => {
  const { AccessPass: _, ...fields } = ordinary;
  expect(await ask(aReply())).toEqual({
    kind: 'FOUND',
    trade: {
      orderId: '2009031700003-2',
      accessId: '0123456789abcdef0123456789abcdef',
      accessPass: 'fedcba9876543210fedcba9876543210',
      gatewayStatus: 'CAPTURE',
      jobCode: 'CAPTURE',
      amount: 600,
      tax: 50,
      total: 650,
      processDate: new Date('2009-03-17T16:32:09+09:00'),
      method: '1',
      payTimes: null,
      forward: '2a99662',
      tranId: '0903171632111111111111000001',
      approval: ' 234567',
      cardNumber: '************1111',
      fields,
    },
  });
});

test('an empty Tax is none; a time that is no time is unknown; a card number that came unmasked is masked', async () => {
  const found = await ask(aReply({ Tax: '', ProcessDate: '20090231000000', CardNo: '4111111111111112' }));
  expect(found).toMatchObject({
    kind: 'FOUND',
    trade: { tax: 0, total: 600, processDate: null, cardNumber: '************1112' },
  });
  expect(JSON.stringify(found)).not.toContain('411111');
});

test.each(['M01004002', 'E01110002'])('%s says that there is no such trade', async (info) => {
  const errors = [{ code: info.slice(0, 3), info }];
  expect(await ask(`ErrCode=${info.slice(0, 3)}&ErrInfo=${info}`)).toEqual({ kind: 'NOT_FOUND', errors });
});

test('which errors say so is a setting', async () => {
  const gateway = await aGateway(replies('ErrCode=M01&ErrInfo=M01004002'));
  const options = { notFoundInfos: new Set(['E01110002']) };
  expect(await searchTrade(gateway.access, 'A-1', options)).toMatchObject({ kind: 'SILENT' });
});

test.each([
  ['E01|M01', 'E01030002|M01004002', 'ショップIDまたはショップパスワードが違います（E01030002）', false],
  ['E01', 'E01030002', 'ショップIDまたはショップパスワードが違います（E01030002）', false],
  ['E92', 'E92000001', '混み合っています。しばらくしてからやり直してください（E92000001）', true],
  ['E92', 'E92000002', '（E92000002）', true],
  ['E91', 'E91099999', 'ゲートウェイ内部のエラーです', false],
  ['ZZ9', 'ZZ9000001', 'GMOPGがエラーを返しました（ZZ9000001）', false],
])(
  '%s with %s leaves open whether there is a trade, and says why',
  async (code, info, meaning, isRateLimit) => {
    const answer = await ask(`ErrCode=${code}&ErrInfo=${info}`);
    const paired = info.split('|').map((one, at) => ({ code: code.split('|')[at], info: one }));
    const problem = expect.stringContaining(meaning);
    expect(answer).toEqual({ kind: 'SILENT', problem, errors: paired, isRateLimit, isAboutOrder: false });
  },
);

test.each([
  'ErrCode=E01&ErrInfo=E01040003',
  'ErrCode=M01|E01&ErrInfo=M01004013|E01110010',
  aReply({ Amount: '' }),
])('GMOPG that says %s is there, and only keeps this OrderID to itself', async (reply) => {
  expect(await ask(reply)).toMatchObject({ kind: 'SILENT', isAboutOrder: true });
});

test.each([
  ['is about another OrderID', { OrderID: '2009031700003' }],
  ['names no OrderID', { OrderID: null }],
  ['names no AccessID', { AccessID: '' }],
  ['has no AccessPass', { AccessPass: null }],
  ['has no Status', { Status: '' }],
  ['has no Amount', { Amount: '' }],
  ['has an Amount with a comma', { Amount: '1,000' }],
  ['has a negative Amount', { Amount: '-600' }],
  ['has an Amount of eleven digits', { Amount: '10000000000' }],
  ['has a Tax that is no number', { Tax: 'x' }],
])('a reply that %s is no answer', async (_, overrides) => {
  expect(await ask(aReply(overrides))).toMatchObject({ kind: 'SILENT', errors: [], isRateLimit: false });
});

test('a reply cut before its money is no answer, wherever it was cut', async () => {
  const body = aReply();
  const upToTax = body.slice(0, body.indexOf('&Tax='));
  const gateway = await aGateway(
    ...Array.from({ length: upToTax.length - 3 }, (_, length) => replies(upToTax.slice(0, length))),
  );
  for (let asked = 0; asked < upToTax.length - 3; asked++)
    expect(await searchTrade(gateway.access, ordinary.OrderID)).toMatchObject({ kind: 'SILENT' });
});

test.each([
  ['breaks off', breaksOff],
  ['says nothing', staysSilent],
])('a gateway that %s is silent, and no password is told', async (_, script) => {
  const gateway = await aGateway(script);
  const answer = await searchTrade(gateway.access, 'A-1', { deadlineMs: 200 });
  const silence = { kind: 'SILENT', errors: [], isRateLimit: false, isAboutOrder: false };
  expect(answer).toEqual({ ...silence, problem: expect.any(String) });
  expect(JSON.stringify(answer)).not.toContain('pa55');
});
