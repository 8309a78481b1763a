import { service, utils } from '@motionpicture/gmo-service';
import Gmopg, { JobCd, Method } from 'gmopg';
import { describe, expect, test } from 'vitest';
import type { FaultName } from '#gmopg/simulator/fault-plan';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aSimulator, shopId, shopPass } from '#test/gmopg/simulator/a-simulator';

const expire = '3012';
const cardNo = '4111111111111111';
const method = utils.util.Method.Lump;

describe('@motionpicture/gmo-service 4.3.0', () => {
  const credit = ({ url }: Simulator) => new service.Credit({ endpoint: url });

  async function entered(simulator: Simulator, orderId: string, jobCd = utils.util.JobCd.Auth) {
    const entry = { shopId, shopPass, orderId, jobCd, amount: 1000 };
    return credit(simulator).entryTran(entry);
  }

  test('enters, pays, sells, looks up and cancels', async () => {
    const { url: noticeUrl, statuses } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl });
    const client = credit(simulator);
    const access = await entered(simulator, 'MP-1');
    const paid = await client.execTran({ ...access, orderId: 'MP-1', method, cardNo, expire });
    expect(paid).toMatchObject({ acs: '0', orderId: 'MP-1', forward: '2a99662', method: '1', payTimes: '' });

    const sale = { shopId, shopPass, ...access, jobCd: utils.util.JobCd.Sales, amount: 1000 };
    const sold = await client.alterTran(sale);
    expect(sold).toMatchObject({ approve: paid.approve, tranId: paid.tranId });
    const found = await client.searchTrade({ shopId, shopPass, orderId: 'MP-1' });
    expect(found).toMatchObject({ ...access, status: 'SALES', amount: '1000', cardNo: '************1111' });

    await client.alterTran({ ...sale, jobCd: utils.util.JobCd.Void });
    expect(simulator.ledger.trade(access.accessId)?.status).toBe('VOID');
    await simulator.flush();
    expect(statuses()).toEqual(['AUTH', 'SALES', 'VOID']);
  });

  test('reads joined errors', async () => {
    const simulator = await aSimulator();
    const wrong = { shopId, shopPass: 'wrong', orderId: '', jobCd: utils.util.JobCd.Auth, amount: 1 };
    await expect(credit(simulator).entryTran(wrong)).rejects.toMatchObject({
      errors: [{ info: 'E01030002' }, { info: 'E01040001' }],
    });
  });

  // What a cart that is built on it believes, although the money is taken in every case.
  test.each<[FaultName, object]>([
    ['REPLY_EMPTY', { believes: 'PAID', tranId: undefined }],
    ['REPLY_HTML', { believes: 'PAID', tranId: undefined }],
    ['REPLY_CUT', { believes: 'FAILED', because: 'RequestError: Error: aborted' }],
    ['REPLY_LOST', { believes: 'FAILED', because: 'RequestError: Error: socket hang up' }],
  ])('%s', async (fault, belief) => {
    const simulator = await aSimulator();
    const access = await entered(simulator, 'MP-2', utils.util.JobCd.Capture);
    simulator.nextFault('MP-2', fault);
    const believed = await credit(simulator)
      .execTran({ ...access, orderId: 'MP-2', method, cardNo, expire })
      .then(({ tranId }) => ({ believes: 'PAID', tranId }), failed);
    expect(believed).toEqual(belief);
    expect(simulator.ledger.trade(access.accessId)).toMatchObject({ status: 'CAPTURE', amount: 1000 });
  });

  test('REPLY_SLOW: it gives up, and the reply comes too late', async () => {
    const simulator = await aSimulator({ slowReplyMs: 5_000 });
    const access = await entered(simulator, 'MP-4', utils.util.JobCd.Capture);
    simulator.nextFault('MP-4', 'REPLY_SLOW');
    const hasty = new service.Credit({ endpoint: simulator.url }, { timeout: 50 });
    const believed = await hasty
      .execTran({ ...access, orderId: 'MP-4', method, cardNo, expire })
      .then(() => 'PAID', failed);
    expect(believed).toEqual({ believes: 'FAILED', because: 'RequestError: Error: ESOCKETTIMEDOUT' });
    const reply = () => simulator.ledger.trade(access.accessId)?.events.at(-1)?.reply;
    await expect.poll(reply).toBe('LOST');
    expect(simulator.ledger.trade(access.accessId)?.status).toBe('CAPTURE');
  });

  test.each<[FaultName, object]>([
    ['REPLY_EMPTY', { believes: 'ENTERED', accessId: undefined }],
    ['REPLY_HTML', { believes: 'ENTERED', accessId: undefined }],
  ])('%s to EntryTran leaves it without an AccessID', async (fault, belief) => {
    const simulator = await aSimulator();
    simulator.nextFault('MP-3', fault, 'EntryTran');
    const { accessId } = await entered(simulator, 'MP-3');
    expect({ believes: 'ENTERED', accessId }).toEqual(belief);
    expect(simulator.ledger.tradeOfOrder(shopId, 'MP-3')?.status).toBe('UNPROCESSED');
  });
});

describe('gmopg 6.0.0, which escapes nothing', () => {
  const client = ({ url }: Simulator) => new Gmopg({ baseUrl: url, ShopID: shopId, ShopPass: shopPass });
  const entry = (OrderID: string, job: JobCd) => ({ OrderID, JobCd: job, Amount: 1000 });
  const payment = { Method: Method.Lump, CardNo: cardNo, Expire: expire };

  test('enters, pays, sells, looks up and cancels', async () => {
    const simulator = await aSimulator();
    const gmopg = client(simulator);
    const { AccessID, AccessPass } = await gmopg.entryTran(entry('PB-1', JobCd.Auth));
    const paid = await gmopg.execTran({ AccessID, AccessPass, OrderID: 'PB-1', ...payment });
    expect(paid).toMatchObject({ ACS: '0', OrderID: 'PB-1', Forward: '2a99662', Method: '1', PayTimes: '' });
    const sold = await gmopg.alterTran({ AccessID, AccessPass, JobCd: JobCd.Sales, Amount: 1000 });
    expect(sold).toMatchObject({ Approve: paid.Approve, TranID: paid.TranID });
    const found = await gmopg.searchTrade({ OrderID: 'PB-1' });
    expect(found).toMatchObject({ Status: 'SALES', Amount: '1000', AccessID, CardNo: '************1111' });
    await gmopg.alterTran({ AccessID, AccessPass, JobCd: JobCd.Void });
    expect(simulator.ledger.trade(AccessID)?.status).toBe('VOID');
  });

  test('reads joined errors', async () => {
    const gmopg = client(await aSimulator());
    const wrong = gmopg.entryTran({ ...entry('', JobCd.Auth), ShopPass: 'a+b/c=' });
    await expect(wrong).rejects.toMatchObject({ errInfo: ['E01030002', 'E01040001'] });
  });

  test.each<[FaultName, object]>([
    ['REPLY_EMPTY', { believes: 'PAID', tranId: undefined }],
    ['REPLY_HTML', { believes: 'PAID', tranId: undefined }],
    ['REPLY_CUT', { believes: 'FAILED', because: 'FetchError: Premature close' }],
    ['REPLY_LOST', { believes: 'FAILED', because: 'FetchError: socket hang up' }],
  ])('%s', async (fault, belief) => {
    const simulator = await aSimulator();
    const gmopg = client(simulator);
    const { AccessID, AccessPass } = await gmopg.entryTran(entry('PB-2', JobCd.Capture));
    simulator.nextFault('PB-2', fault);
    const believed = await gmopg
      .execTran({ AccessID, AccessPass, OrderID: 'PB-2', ...payment })
      .then(({ TranID: tranId }) => ({ believes: 'PAID', tranId }), failed);
    expect(believed).toEqual(belief);
    expect(simulator.ledger.trade(AccessID)).toMatchObject({ status: 'CAPTURE', amount: 1000 });
  });
});

function failed(error: unknown): object {
  const because =
    error instanceof Error
      ? `${error.name}: ${error.message.replace(/^.* http\S+ failed, reason: |^.* http\S+ /, '')}`
      : '';
  return { believes: 'FAILED', because };
}
