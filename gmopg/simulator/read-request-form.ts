import { splitPair, toByteString, unescapeBytes } from '#gmopg/form-text';

/** The first value under a name as a byte string; '' when absent or empty. */
export type RequestForm = (name: string) => string;

/**
 * The fields of an API request: urlencoded, percent-escaped or raw (some carts escape nothing), or multipart/form-data.
 * Bytes stay bytes, so that what is echoed goes back as it came, whatever charset the cart meant. Never throws.
 */
export function readRequestForm(body: Uint8Array, contentType: string): RequestForm {
  const bytes = toByteString(body);
  const boundary = boundaryOf(contentType);
  const fields = new Map<string, string>();
  const pairs = boundary === null ? urlencodedPairs(bytes) : multipartPairs(bytes, boundary);
  for (const [name, value] of pairs) if (!fields.has(name)) fields.set(name, value);
  return (name) => fields.get(name) ?? '';
}

function boundaryOf(contentType: string): string | null {
  if (!/^multipart\/form-data/i.test(contentType)) return null;
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
}

function urlencodedPairs(bytes: string): [string, string][] {
  return bytes
    .replace(/[\r\n]+$/, '')
    .split('&', MAX_PAIRS)
    .map(splitPair)
    .map(({ name, value }) => [unescapeBytes(name), unescapeBytes(value ?? '')]);
}

const MAX_PAIRS = 200;

function multipartPairs(bytes: string, boundary: string): [string, string][] {
  const parts = `\r\n${bytes}`.split(`\r\n--${boundary}`, MAX_PAIRS + 1).slice(1);
  return parts.flatMap((part): [string, string][] => {
    const blank = part.indexOf('\r\n\r\n');
    const name = /^content-disposition:[^\r\n]*?;\s*name="([^"\r\n]*)"/im.exec(
      part.slice(0, Math.max(blank, 0)),
    );
    return blank < 0 || name === null ? [] : [[name[1] ?? '', part.slice(blank + 4)]];
  });
}
