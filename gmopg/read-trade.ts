import { normalizeAccessId } from '#gmopg/normalize-access-id';
import { parseTranDate } from '#gmopg/parse-tran-date';

/** A trade as SearchTrade tells it. Texts are null where GMOPG left them empty; money is whole yen. */
export interface GatewayTrade {
  orderId: string;
  accessId: string;
  /** Lets its holder move the trade's money: for the next AlterTran, never to be stored, shown or logged. */
  accessPass: string;
  gatewayStatus: string;
  jobCode: string | null;
  amount: number;
  tax: number;
  /** amount + tax. */
  total: number;
  processDate: Date | null;
  method: string | null;
  payTimes: string | null;
  forward: string | null;
  tranId: string | null;
  /** As is: it may be padded with a space; compare trimmed. */
  approval: string | null;
  /** Masked, like ************1111. */
  cardNumber: string | null;
  /** Everything that may be stored and shown: without passwords, card numbers masked. */
  fields: Record<string, string>;
}

const mostCharacters = 64;

/** null where the reply lacks what names a trade or its money: OrderID, AccessID, AccessPass, Status, a whole Amount and Tax. */
export function readTrade(reply: ReadonlyMap<string, string>): GatewayTrade | null {
  const text = (name: string) => reply.get(name)?.trim().slice(0, mostCharacters) || null;
  const [orderId, accessId, gatewayStatus] = [text('OrderID'), text('AccessID'), text('Status')];
  const accessPass = text('AccessPass');
  const amount = wholeYen(text('Amount'));
  const tax = text('Tax') === null ? 0 : wholeYen(text('Tax'));
  if (orderId === null || accessId === null || accessPass === null || gatewayStatus === null) return null;
  if (amount === null || tax === null) return null;

  const cardNumber = text('CardNo');
  return {
    orderId,
    accessId: normalizeAccessId(accessId),
    accessPass,
    gatewayStatus,
    jobCode: text('JobCd'),
    amount,
    tax,
    total: amount + tax,
    processDate: parseTranDate(text('ProcessDate') ?? ''),
    method: text('Method'),
    payTimes: text('PayTimes'),
    forward: text('Forward'),
    tranId: text('TranID'),
    approval: reply.get('Approve')?.slice(0, mostCharacters) || null,
    cardNumber: cardNumber === null ? null : maskCardNumber(cardNumber),
    fields: showableFields(reply),
  };
}

function wholeYen(digits: string | null): number | null {
  return digits !== null && /^[0-9]{1,10}$/.test(digits) ? Number(digits) : null;
}

function showableFields(reply: ReadonlyMap<string, string>): Record<string, string> {
  const shown = [...reply].filter(([name]) => !/pass$/i.test(name));
  return Object.fromEntries(
    shown.map(([name, value]) => [name, /^CardNo/.test(name) ? maskCardNumber(value) : value]),
  );
}

/** GMOPG masks it already; this holds whatever it sends. */
function maskCardNumber(text: string): string {
  return text.slice(0, -4).replace(/\d/g, '*') + text.slice(-4);
}
