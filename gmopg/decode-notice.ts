import { hash } from 'node:crypto';
import { type NoticeCharset, toByteString } from '#gmopg/form-text';
import { failureOf, type GatewayError, type PaymentFailure, readGatewayErrors } from '#gmopg/gateway-errors';
import { normalizeAccessId } from '#gmopg/normalize-access-id';
import { parseTranDate } from '#gmopg/parse-tran-date';
import { type Form, readForm, storable } from '#gmopg/read-form';

/** Texts are null where the notice left them empty, hold no U+0000 and at most 64 characters. */
interface NoticeContent {
  /** Decoded, in wire order, repeated names repeated, secrets left out. */
  fields: ReadonlyArray<readonly [name: string, value: string]>;
  /** Names whose bytes mean nothing in the charset; U+FFFD stands in their values. */
  undecodableNames: readonly string[];
  /** What may be stored: the bytes as they came, without secrets. Decoding it gives the same notice again. */
  storedBody: Uint8Array;
  /** SHA-256 of `storedBody`. */
  bodyHash: Uint8Array;
  gmopgShopId: string | null;
  accessId: string | null;
  orderId: string | null;
  gatewayStatus: string | null;
  jobCode: string | null;
  currency: string;
  method: string | null;
  payTimes: string | null;
  /** As is: it may be padded with a space; compare trimmed. */
  approval: string | null;
  tranId: string | null;
  tranDate: Date | null;
  forward: string | null;
  payType: string;
  errors: readonly GatewayError[];
  failure: PaymentFailure;
}

/** About a card trade: only these are folded into trades. Money is whole yen, total = Amount + Tax. */
export interface CardNotice extends NoticeContent {
  kind: 'CARD';
  problem: null;
  amount: number;
  tax: number;
  total: number;
  /** Names the trade within its shop: the AccessID, or `order:` and the OrderID. */
  tradeKey: string;
  /** Names the event of the trade: 64 hex, equal for equal (trade, Status, JobCd, Amount, Tax, TranID, TranDate, ErrCode, ErrInfo). */
  eventKey: string;
}

/** Stored and answered, never an abnormal order. */
export interface OtherNotice extends NoticeContent {
  kind: 'PROBE' | 'MALFORMED' | 'OTHER_PAY_TYPE';
  /** One English sentence when malformed. */
  problem: string | null;
  amount: number | null;
  tax: number | null;
  total: number | null;
  tradeKey: null;
  eventKey: null;
}

export type DecodedNotice = CardNotice | OtherNotice;

const MAX_TEXT = 64;

/** Reads a result notice (gmopg.md §1). Pure, linear in the body's length, and never throws: a body it cannot read is MALFORMED. */
export function decodeNotice(body: Uint8Array, charset: NoticeCharset = 'windows-31j'): DecodedNotice {
  const form = readForm(toByteString(body), charset);
  const content = readContent(form);
  const amount = wholeYen(form.first('Amount'));
  const tax = form.first('Tax') === '' ? 0 : wholeYen(form.first('Tax'));
  const other = (kind: OtherNotice['kind'], problem: string | null): OtherNotice => {
    const total = amount === null || tax === null ? null : amount + tax;
    return { ...content, kind, problem, amount, tax, total, tradeKey: null, eventKey: null };
  };
  if (form.hasTooManyPairs) return other('MALFORMED', 'The body has more than 1,000 pairs.');
  if (form.stored.trim() === '') return other('PROBE', null);
  if (!form.hasNoticeName) return other('MALFORMED', 'The body has none of the names of a GMOPG notice.');
  if (content.payType !== '0') return other('OTHER_PAY_TYPE', null);

  const { accessId, orderId } = content;
  if (accessId === null && orderId === null) return other('PROBE', null);
  const idProblem =
    problemOfId('OrderID', form.first('OrderID')) ?? problemOfId('AccessID', form.first('AccessID'));
  if (idProblem !== null) return other('MALFORMED', idProblem);
  if (amount === null) return other('MALFORMED', 'Amount is not 1 to 10 digits.');
  if (tax === null) return other('MALFORMED', 'Tax is neither empty nor 1 to 10 digits.');

  const tradeKey = accessId ?? `order:${orderId}`;
  const event = ['Status', 'JobCd', 'TranID', 'TranDate', 'ErrCode', 'ErrInfo'].map(form.first);
  const eventKey = hash('sha256', JSON.stringify([tradeKey, amount, tax, ...event]));
  return { ...content, kind: 'CARD', problem: null, amount, tax, total: amount + tax, tradeKey, eventKey };
}

function readContent(form: Form): NoticeContent {
  const storedBody = Buffer.from(form.stored, 'latin1');
  const text = (name: string) => shortText(form.first(name));
  const accessId = text('AccessID');
  const errors = readGatewayErrors(storable(form.first('ErrCode')), storable(form.first('ErrInfo')));
  return {
    fields: form.fields,
    undecodableNames: form.undecodableNames,
    storedBody,
    bodyHash: hash('sha256', storedBody, 'buffer'),
    gmopgShopId: text('ShopID'),
    accessId: accessId === null ? null : normalizeAccessId(accessId),
    orderId: text('OrderID'),
    gatewayStatus: text('Status'),
    jobCode: text('JobCd'),
    currency: text('Currency') ?? 'JPN',
    method: text('Method'),
    payTimes: text('PayTimes'),
    approval: shortText(form.firstAsIs('Approve')),
    tranId: text('TranID'),
    tranDate: parseTranDate(form.first('TranDate')),
    forward: text('Forward'),
    payType: text('PayType') ?? '0',
    errors,
    failure: failureOf(errors),
  };
}

function wholeYen(digits: string): number | null {
  return /^[0-9]{1,10}$/.test(digits) ? Number(digits) : null;
}

function problemOfId(name: string, id: string): string | null {
  if (id.length > MAX_TEXT) return `${name} has more than ${MAX_TEXT} characters.`;
  return /\p{Cc}/u.test(id) ? `${name} has a control character.` : null;
}

function shortText(value: string): string | null {
  return value === '' ? null : storable(value.slice(0, MAX_TEXT));
}
