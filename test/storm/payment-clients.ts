import { service, utils } from '@motionpicture/gmo-service';
import Gmopg, { JobCd, Method } from 'gmopg';
import { normalizeAccessId } from '#gmopg/normalize-access-id';
import { callGateway, cartPatienceMs, credentialsOf } from './cart-call';
import type { StormShop } from './storm-shops';

/** How a cart talks to GMOPG. OWN is ours; the others are two public clients. */
export type ClientName = 'OWN' | 'MOTIONPICTURE' | 'GMOPG';

export interface Charge {
  orderId: string;
  job: 'CAPTURE' | 'AUTH' | 'CHECK' | 'SAUTH';
  amount: number;
  tax: number;
}

export interface Access {
  accessId: string;
  accessPass: string;
}

/** PAID: GMOPG said so. PAID_BLINDLY: a reply without a word was taken for it. FAILED: an error, or no reply. */
export type Belief = 'PAID' | 'PAID_BLINDLY' | 'FAILED';

export interface PaymentClient {
  /** null: no trade was opened, as far as the cart can see. */
  enter(charge: Charge): Promise<Access | null>;
  pay(access: Access, charge: Charge, cardNo: string): Promise<Belief>;
}

const expire = '3012';

export function createPaymentClient(
  name: ClientName,
  { gatewayUrl, shop, isTrusting }: { gatewayUrl: string; shop: StormShop; isTrusting: boolean },
): PaymentClient {
  switch (name) {
    case 'OWN':
      return ownClient(gatewayUrl, shop, isTrusting);
    case 'MOTIONPICTURE':
      return motionpictureClient(gatewayUrl, shop);
    case 'GMOPG':
      return gmopgClient(gatewayUrl, shop);
  }
}

function ownClient(gatewayUrl: string, shop: StormShop, isTrusting: boolean): PaymentClient {
  return {
    enter: async ({ orderId, job, amount, tax }) => {
      const fields = { ...credentialsOf(shop), OrderID: orderId, JobCd: job, Amount: amount, Tax: tax };
      return accessOf(await callGateway(gatewayUrl, 'EntryTran', fields), 'AccessID', 'AccessPass');
    },
    pay: async ({ accessId, accessPass }, { orderId }, cardNo) => {
      const fields = { AccessID: accessId, AccessPass: accessPass, OrderID: orderId, Method: 1 };
      const card = { CardNo: cardNo, Expire: expire };
      const reply = await callGateway(gatewayUrl, 'ExecTran', { ...fields, ...card });
      if (reply === null || reply.has('ErrCode')) return 'FAILED';
      if (reply.has('TranID')) return 'PAID';
      return isTrusting ? 'PAID_BLINDLY' : 'FAILED';
    },
  };
}

function motionpictureClient(
  gatewayUrl: string,
  { gmopgShopId: shopId, shopPass }: StormShop,
): PaymentClient {
  const credit = new service.Credit({ endpoint: gatewayUrl }, { timeout: cartPatienceMs });
  const jobs = {
    ...{ CAPTURE: utils.util.JobCd.Capture, AUTH: utils.util.JobCd.Auth },
    ...{ CHECK: utils.util.JobCd.Check, SAUTH: utils.util.JobCd.Sauth },
  };
  return {
    enter: ({ orderId, job, amount, tax }) =>
      credit
        // It knows no Tax.
        .entryTran({ shopId, shopPass, orderId, jobCd: jobs[job], amount: amount + tax })
        .then((access) => accessOf(new Map(Object.entries(access)), 'accessId', 'accessPass'), nothing),
    pay: (access, { orderId }, cardNo) =>
      credit
        .execTran({ ...access, orderId, method: utils.util.Method.Lump, cardNo, expire })
        .then(({ tranId }) => believe(tranId), failed),
  };
}

function gmopgClient(gatewayUrl: string, shop: StormShop): PaymentClient {
  const http = { timeout: cartPatienceMs };
  const client = new (gmopgClass())({ baseUrl: gatewayUrl, ...credentialsOf(shop), http });
  const jobs = { CAPTURE: JobCd.Capture, AUTH: JobCd.Auth, CHECK: JobCd.Check, SAUTH: JobCd.Sauth };
  return {
    enter: ({ orderId, job, amount, tax }) =>
      client
        .entryTran({ OrderID: orderId, JobCd: jobs[job], Amount: amount, Tax: tax })
        .then((access) => accessOf(new Map(Object.entries(access)), 'AccessID', 'AccessPass'), nothing),
    pay: ({ accessId, accessPass }, { orderId }, cardNo) =>
      client
        .execTran({
          ...{ AccessID: accessId, AccessPass: accessPass, OrderID: orderId },
          ...{ Method: Method.Lump, CardNo: cardNo, Expire: expire },
        })
        .then(({ TranID }) => believe(TranID), failed),
  };
}

/** Its class, which Node hands over inside the default export of a module of this age and a test runner does not. */
function gmopgClass(): typeof Gmopg {
  return 'default' in Gmopg ? (Gmopg.default as typeof Gmopg) : Gmopg;
}

function accessOf(reply: ReadonlyMap<string, unknown> | null, id: string, pass: string): Access | null {
  const [accessId, accessPass] = [reply?.get(id), reply?.get(pass)];
  if (typeof accessId !== 'string' || typeof accessPass !== 'string') return null;
  return { accessId: normalizeAccessId(accessId), accessPass };
}

function believe(tranId: unknown): Belief {
  return typeof tranId === 'string' && tranId !== '' ? 'PAID' : 'PAID_BLINDLY';
}

function nothing(): null {
  return null;
}

function failed(): Belief {
  return 'FAILED';
}
