import { expect, test } from 'vitest';
import { alterTran } from '#gmopg/alter-tran';
import { aGateway, breaksOff, replies, repliesWith, type Script, staysSilent } from './a-gateway';

const accessId = '0123456789abcdef0123456789abcdef';
const accessPass = 'fedcba9876543210fedcba9876543210';
const reply = `AccessID=${accessId}&AccessPass=${accessPass}&Forward=2a99662&Approve= 234567&TranID=0903171632111111111111000002&TranDate=20090317170000`;

async function reverse(script: Script, job: 'VOID' | 'RETURN' | 'RETURNX' = 'VOID') {
  const gateway = await aGateway(script);
  const result = await alterTran(
    gateway.access,
    { accessId, accessPass, job, amount: 600, tax: 50 },
    { deadlineMs: 300 },
  );
  return { gateway, result };
}

test.each([
  ['VOID', ''],
  ['RETURN', '&Amount=600&Tax=50'],
  ['RETURNX', '&Amount=600&Tax=50'],
] as const)('%s is asked with the passwords of the shop and the trade%s', async (job, money) => {
  const { gateway, result } = await reverse(replies(reply), job);
  expect(gateway.asked).toMatchObject([
    {
      path: '/payment/AlterTran.idPass',
      body: `ShopID=tshop00000001&ShopPass=pa55%2Bw%26rd&AccessID=${accessId}&AccessPass=${accessPass}&JobCd=${job}${money}`,
    },
  ]);
  expect(result).toEqual({
    kind: 'DONE',
    tranDate: new Date('2009-03-17T17:00:00+09:00'),
    tranId: '0903171632111111111111000002',
    approval: ' 234567',
    forward: '2a99662',
  });
});

test.each([
  ['E11010003', true],
  ['E11010010', false],
  ['E11010001', false],
  ['E01060010', false],
  ['E01030002', false],
  ['E92000001', false],
])('%s moves nothing', async (info, isJobImpossible) => {
  const { result } = await reverse(replies(`ErrCode=${info.slice(0, 3)}&ErrInfo=${info}`));
  const errors = [{ code: info.slice(0, 3), info }];
  expect(result).toEqual({ kind: 'REFUSED', errors, isJobImpossible });
});

test.each(['E90010001', 'E91029999', '42C010000'])('after %s the money may have moved', async (info) => {
  const { result } = await reverse(replies(`ErrCode=${info.slice(0, 3)}&ErrInfo=${info}`));
  const problem = expect.stringContaining('決済の結果は不明です');
  expect(result).toEqual({ kind: 'LOST', problem, mayHaveArrived: true });
});

test.each<[string, Script]>([
  ['an empty reply', replies('')],
  ['a page', replies('<html>')],
  ['HTTP 502', repliesWith(502, { body: reply })],
  ['a broken connection', breaksOff],
  ['silence', staysSilent],
  ['a reply about another trade', replies(reply.replace('0123', '3210'))],
  ['a reply that names no trade', replies('ACS=0')],
])('after %s the money may have moved, and it is not asked twice', async (_, script) => {
  const { gateway, result } = await reverse(script);
  expect(result).toEqual({ kind: 'LOST', problem: expect.any(String), mayHaveArrived: true });
  expect(gateway.asked).toHaveLength(1);
  expect(JSON.stringify(result)).not.toMatch(/pa55|fedcba98/);
});

test('where nobody listens, nothing was moved', async () => {
  const gateway = await aGateway(staysSilent);
  gateway.close();
  const request = { accessId, accessPass, job: 'VOID', amount: 1, tax: 0 } as const;
  expect(await alterTran(gateway.access, request)).toMatchObject({ kind: 'LOST', mayHaveArrived: false });
});
