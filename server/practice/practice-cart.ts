import type { Db } from '#db/client';
import { encodeRequest } from '#gmopg/encode-request';
import type { GatewayAccess } from '#gmopg/gateway-access';
import { parseReply, type Reply } from '#gmopg/parse-reply';
import { postOnce } from '#gmopg/post-once';
import type { FaultName } from '#gmopg/simulator/fault-plan';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { type CheckoutInput, type InvalidInput, isInvalid } from '#recovery/orders/checkout-input';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';

/** What the cart believes after a payment. EMPTY: HTTP 200 with nothing that can be read. */
export type Payment = { kind: 'PAID'; accessId: string } | { kind: 'EMPTY' } | { kind: 'FAILED' };

export interface Attempt {
  orderId: string;
  /** Whole yen. */
  total: number;
  /** What goes wrong with this one. */
  faults: readonly FaultName[];
  cardNo: string;
}

/** The cart of the practice shop: the product's verbs on one side, GMOPG's API over HTTP on the other, as a real cart does. */
export class PracticeCart {
  readonly #db: Db;
  readonly #shopId: string;
  readonly #access: GatewayAccess;
  readonly #simulator: Simulator;
  readonly #now: () => Date;

  constructor(
    db: Db,
    shopId: string,
    { access, simulator, now }: { access: GatewayAccess; simulator: Simulator; now: () => Date },
  ) {
    this.#db = db;
    this.#shopId = shopId;
    this.#access = access;
    this.#simulator = simulator;
    this.#now = now;
  }

  now(): Date {
    return this.#now();
  }

  async register(order: CheckoutInput): Promise<InvalidInput | null> {
    return refusalOf(await registerCheckout(this.#db, this.#shopId, order, this.#by()));
  }

  /** EntryTran and ExecTran. A reply that is not heard is a failure, as it is for a cart. */
  async pay({ orderId, total, faults, cardNo }: Attempt): Promise<Payment> {
    const { gmopgShopId: ShopID, shopPass: ShopPass } = this.#access;
    const entry = await this.#call('EntryTran', {
      ...{ ShopID, ShopPass, OrderID: orderId, JobCd: 'CAPTURE', Amount: String(total) },
    });
    if (entry.kind !== 'ANSWERED') return { kind: 'FAILED' };
    const accessId = entry.fields.get('AccessID') ?? '';
    for (const fault of faults) this.#simulator.nextFault(accessId, fault);
    const paid = await this.#call('ExecTran', {
      ...{ AccessID: accessId, AccessPass: entry.fields.get('AccessPass') ?? '', OrderID: orderId },
      ...{ Method: '1', Token: this.#simulator.issueToken(cardNo) },
    });
    if (paid.kind === 'ANSWERED') return { kind: 'PAID', accessId };
    return { kind: paid.kind === 'UNREADABLE' ? 'EMPTY' : 'FAILED' };
  }

  /** `accessId` null: the cart never learnt it. */
  async complete(orderNumber: string, accessId: string | null): Promise<InvalidInput | null> {
    const completion = { orderNumber, paymentMethod: 'CARD' as const, accessId };
    return refusalOf(await completeCheckout(this.#db, this.#shopId, completion, this.#by()));
  }

  async placeCashOnDelivery(checkout: CheckoutInput): Promise<InvalidInput | null> {
    const order = { checkout, paymentMethod: 'CASH_ON_DELIVERY' as const, accessId: null };
    return refusalOf(await placeOrder(this.#db, this.#shopId, order, this.#by()));
  }

  async #call(
    name: 'EntryTran' | 'ExecTran',
    fields: Record<string, string>,
  ): Promise<Reply | { kind: 'SILENT' }> {
    const url = new URL(`/payment/${name}.idPass`, this.#access.endpoint);
    const limits = { deadlineMs: 10_000, mostBytes: 64 * 1024 };
    const reply = await postOnce(url, encodeRequest(fields), limits);
    return reply.kind === 'SILENT' ? reply : parseReply(reply.body);
  }

  #by() {
    return { actor: '練習用カート', now: this.#now() };
  }
}

/** Another refusal means that somebody was faster, on this very number: then the rows say so. */
function refusalOf(result: { kind: string }): InvalidInput | null {
  return isInvalid(result) ? result : null;
}
