import { splitPair, toByteString } from '#gmopg/form-text';
import { failureOf, type GatewayError, readGatewayErrors } from '#gmopg/gateway-errors';
import { maskCardNumbers } from '#gmopg/mask-card-numbers';
import { noticeNames } from '#gmopg/notice-names';
import { storable } from '#gmopg/read-form';

export type Reply =
  /** Decoded and storable; of a repeated name the first value. Full card numbers are starred. */
  | { kind: 'ANSWERED'; fields: ReadonlyMap<string, string> }
  | { kind: 'REFUSED'; errors: GatewayError[] }
  | { kind: 'UNREADABLE' };

/**
 * Reads the body of an API reply (gmopg.md §2): one line `k=v&k=v`, values raw Windows-31J, never percent-decoded. Empty
 * bodies, pages, and bodies cut in a name or an error code are UNREADABLE. Pure, never throws.
 */
export function parseReply(body: Uint8Array): Reply {
  const pairs = readPairs(withoutLineEnd(toByteString(body)));
  if (pairs === null) return { kind: 'UNREADABLE' };
  const fields = new Map([...pairs].map(([name, value]) => [name, decodeValue(name, value)]));
  const errors = readGatewayErrors(fields.get('ErrCode') ?? '', fields.get('ErrInfo') ?? '');
  if (failureOf(errors) === 'NONE') return { kind: 'ANSWERED', fields };
  const isWhole = errors.every(({ code, info }) => code !== '' && /^[0-9A-Z]{9}$/.test(info));
  return isWhole ? { kind: 'REFUSED', errors } : { kind: 'UNREADABLE' };
}

function withoutLineEnd(bytes: string): string {
  let end = bytes.length;
  while (bytes[end - 1] === '\r' || bytes[end - 1] === '\n') end--;
  return bytes.slice(0, end);
}

/** null: not a reply. Values are bytes. */
function readPairs(line: string): ReadonlyMap<string, string> | null {
  const pairs = new Map<string, string>();
  let openName: string | null = null;
  for (const piece of line.split('&')) {
    const { name, value } = splitPair(piece);
    if (openName !== null && !startsField(name, value, pairs)) {
      pairs.set(openName, `${pairs.get(openName)}&${piece}`);
      continue;
    }
    if (value === null || !/^[A-Za-z]\w*$/.test(name)) return null;
    if (!pairs.has(name)) pairs.set(name, value);
    openName = openNames.has(name) ? name : null;
  }
  return pairs;
}

// The URL of a 3DS2 reply and the cart's own texts come unescaped: an `&` in them starts no field, and above all no
// ErrCode that would turn a charged trade into one that does not exist.
const openNames = new Set(['RedirectUrl', 'ClientField1', 'ClientField2', 'ClientField3']);

function startsField(name: string, value: string | null, before: ReadonlyMap<string, string>): boolean {
  if (value === null || before.has(name) || name === 'ErrCode' || name === 'ErrInfo') return false;
  return openNames.has(name) || gmopgsOwn.has(name);
}

/** What GMOPG itself wrote: ids, hex, times. A run of digits in them is no card number. */
const gmopgsOwn = new Set([
  ...noticeNames,
  ...['ACS', 'CheckString', 'RedirectUrl', 'ProcessDate', 'ItemCode', 'Expire'],
]);

// On Node with full ICU, 'shift_jis' is Windows-31J.
const decoder = new TextDecoder('shift_jis');

function decodeValue(name: string, bytes: string): string {
  const shown = gmopgsOwn.has(name) ? bytes : maskCardNumbers(bytes);
  return storable(decoder.decode(Buffer.from(shown, 'latin1')));
}
