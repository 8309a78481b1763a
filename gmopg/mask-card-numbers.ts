import { escapedByte } from '#gmopg/form-text';

/**
 * Stars the digits of every full card number in a form-encoded byte string: 13 to 19 digits that pass Luhn, plain or
 * percent-encoded, in one piece or in groups (`4111 1111 1111 1111`). Length and all other bytes stay. Linear.
 */
export function maskCardNumbers(raw: string): string {
  if (raw.length < MIN_DIGITS || !/[0-9]/.test(raw)) return raw;
  const digits = cardDigitsIn(raw);
  if (digits.length === 0) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  for (const at of digits) bytes.fill('*', at, at + (raw[at] === '%' ? 3 : 1));
  return bytes.toString('latin1');
}

const MIN_DIGITS = 13;
const MAX_DIGITS = 19;
const ZERO = 0x30;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const PLUS = 0x2b;
const PERCENT = 0x25;

/** Where the digits of card numbers start in `raw`. */
function cardDigitsIn(raw: string): number[] {
  const found: number[] = [];
  const run = new DigitRun();
  let isInGroup = false;
  let at = 0;
  while (at <= raw.length) {
    // NaN past the end is no digit and no separator: it ends the last group.
    let byte = raw.charCodeAt(at);
    let length = 1;
    if (byte === PLUS) byte = SPACE;
    const escaped = byte === PERCENT ? escapedByte(raw, at) : null;
    if (escaped !== null) [byte, length] = [escaped, 3];

    if (byte >= ZERO && byte <= ZERO + 9) {
      run.add(byte - ZERO, at, !isInGroup);
      isInGroup = true;
    } else {
      if (isInGroup) found.push(...run.cardNumberAtEnd());
      if (!isInGroup || (byte !== SPACE && byte !== HYPHEN)) run.clear();
      isInGroup = false;
    }
    at += length;
  }
  return found;
}

/** Digits in groups with one separator between them. Remembers the last 32, more than a card number has. */
class DigitRun {
  #values = new Uint8Array(32);
  #places = new Uint32Array(32);
  #opensGroup = new Uint8Array(32);
  #count = 0;

  add(value: number, place: number, opensGroup: boolean): void {
    const slot = this.#count % 32;
    this.#values[slot] = value;
    this.#places[slot] = place;
    this.#opensGroup[slot] = opensGroup ? 1 : 0;
    this.#count++;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Places of the digits of the longest card number made of the last whole groups; none when there is none. */
  cardNumberAtEnd(): number[] {
    let sum = 0;
    let longest = 0;
    for (let length = 1; length <= Math.min(this.#count, MAX_DIGITS); length++) {
      const slot = (this.#count - length) % 32;
      sum += luhnWeight(this.#values[slot] ?? 0, length % 2 === 0);
      const isNumber = length >= MIN_DIGITS && this.#opensGroup[slot] === 1 && sum % 10 === 0;
      if (isNumber) longest = length;
    }
    return Array.from({ length: longest }, (_, back) => this.#places[(this.#count - 1 - back) % 32] ?? 0);
  }
}

function luhnWeight(value: number, isDoubled: boolean): number {
  if (!isDoubled) return value;
  return value > 4 ? value * 2 - 9 : value * 2;
}
