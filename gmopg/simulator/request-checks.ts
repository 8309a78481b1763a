import type { Gateway, SimulatedShop } from '#gmopg/simulator/gateway';
import type { RequestForm } from '#gmopg/simulator/read-request-form';
import type { Trade } from '#gmopg/simulator/trade';

/** Collects what is wrong with a request, field by field, in the order GMOPG reports it. */
export class RequestChecks {
  readonly errors: string[] = [];
  readonly #gateway: Gateway;
  readonly #form: RequestForm;

  constructor(gateway: Gateway, form: RequestForm) {
    this.#gateway = gateway;
    this.#form = form;
  }

  get hasFailed(): boolean {
    return this.errors.length > 0;
  }

  fail(error: string): void {
    this.errors.push(error);
  }

  failIf(isWrong: boolean, error: string): boolean {
    if (isWrong) this.errors.push(error);
    return isWrong;
  }

  /** `family` M01 is SearchTradeMulti's. */
  shop(family: 'E01' | 'M01' = 'E01'): SimulatedShop | null {
    const shopId = this.#form('ShopID');
    const shop = this.#gateway.shops.get(shopId);
    const codes = family === 'E01' ? shopErrors : multiShopErrors;
    this.failIf(shopId === '', codes.noId);
    this.failIf(this.#form('ShopPass') === '', codes.noPass);
    if (shop !== undefined && shop.shopPass === this.#form('ShopPass')) return shop;
    this.fail(codes.unknown);
    return null;
  }

  orderId(): string {
    const orderId = this.#form('OrderID');
    const isMissing = this.failIf(orderId === '', 'E01040001');
    const isTooLong = this.failIf(orderId.length > 27, 'E01040003');
    if (!isMissing && !isTooLong) this.failIf(!/^[0-9A-Za-z-]+$/.test(orderId), 'E01040013');
    return orderId;
  }

  /** The trade that AccessID and AccessPass open. */
  access(): Trade | null {
    this.#hex32('AccessID', 'E01090001', 'E01090008');
    this.#hex32('AccessPass', 'E01100001', 'E01100008');
    const trade = this.#gateway.ledger.trade(this.#form('AccessID'));
    if (trade !== null && trade.accessPass === this.#form('AccessPass')) return trade;
    this.fail('E01110002');
    return null;
  }

  /** Whole yen; 0 when it is wrong. */
  amount(isRequired: boolean): number {
    const text = this.#form('Amount');
    if (text === '') this.failIf(isRequired, 'E01060001');
    return this.#digits(text, 'E01060005', 'E01060006');
  }

  tax(): number {
    return this.#digits(this.#form('Tax'), 'E01070005', 'E01070006');
  }

  #hex32(name: string, missing: string, malformed: string): void {
    const value = this.#form(name);
    if (!this.failIf(value === '', missing)) this.failIf(!/^[0-9a-f]{32}$/.test(value), malformed);
  }

  #digits(text: string, tooLong: string, malformed: string): number {
    const isTooLong = this.failIf(text.length > 7, tooLong);
    const isMalformed = this.failIf(!/^[0-9]*$/.test(text), malformed);
    return isTooLong || isMalformed ? 0 : Number(text);
  }
}

const shopErrors = { noId: 'E01010001', noPass: 'E01020001', unknown: 'E01030002' };
const multiShopErrors = { noId: 'M01002001', noPass: 'M01003001', unknown: 'M01002002' };
