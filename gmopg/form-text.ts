export type NoticeCharset = 'windows-31j' | 'utf-8';

/** Byte strings, still escaped; value null where the pair has no `=`. */
export interface RawPair {
  name: string;
  value: string | null;
}

/**
 * Byte string: one character for one byte (latin1). Everything is done on those until `decodeText` makes text,
 * because a percent-decoder that assumes UTF-8 destroys Windows-31J (gmopg.md §1, "Decoding").
 */
export function toByteString(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
}

/** Splits at the first `=`. */
export function splitPair(pair: string): RawPair {
  const equals = pair.indexOf('=');
  return equals < 0
    ? { name: pair, value: null }
    : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

export function joinPair({ name, value }: RawPair): string {
  return value === null ? name : `${name}=${value}`;
}

/** `+` is a space, `%hh` a byte; a percent sign that starts no byte stays as it is. */
export function unescapeBytes(escaped: string): string {
  if (!escaped.includes('%') && !escaped.includes('+')) return escaped;
  const bytes = Buffer.allocUnsafe(escaped.length);
  let length = 0;
  for (let at = 0; at < escaped.length; at++) {
    const byte = escaped.charCodeAt(at);
    const unescaped = byte === PERCENT ? escapedByte(escaped, at) : null;
    if (unescaped !== null) at += 2;
    bytes[length++] = unescaped ?? (byte === PLUS ? SPACE : byte);
  }
  return bytes.toString('latin1', 0, length);
}

/** The byte that the percent sign at `at` starts; null when it starts none. */
export function escapedByte(escaped: string, at: number): number | null {
  const high = hexDigit(escaped.charCodeAt(at + 1));
  const low = hexDigit(escaped.charCodeAt(at + 2));
  return high < 0 || low < 0 ? null : high * 16 + low;
}

/** The start of `escaped` that stands for so many bytes. */
export function firstBytes(escaped: string, count: number): string {
  let at = 0;
  for (let bytes = 0; bytes < count; bytes++) at += isEscape(escaped, at) ? 3 : 1;
  return escaped.slice(0, at);
}

function isEscape(escaped: string, at: number): boolean {
  return escaped.charCodeAt(at) === PERCENT && escapedByte(escaped, at) !== null;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

const SPACE = 0x20;
const PERCENT = 0x25;
const PLUS = 0x2b;

// On Node with full ICU, 'shift_jis' is Windows-31J: ①, 髙 and ～ come out right.
const decoders = {
  'windows-31j': new TextDecoder('shift_jis'),
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
} satisfies Record<NoticeCharset, TextDecoder>;

/** The text of an escaped byte string. Bytes that mean nothing in the charset become U+FFFD; U+0000 may be in it. */
export function decodeText(escaped: string, charset: NoticeCharset): string {
  const bytes = unescapeBytes(escaped);
  return /[\x80-\xff]/.test(bytes) ? decoders[charset].decode(Buffer.from(bytes, 'latin1')) : bytes;
}
