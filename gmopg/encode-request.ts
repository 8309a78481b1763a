import iconv from 'iconv-lite';

/** A form in Windows-31J, percent-encoded (gmopg.md §2): ASCII from end to end. What the charset lacks becomes `?`. */
export function encodeRequest(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${escapeBytes(iconv.encode(value, 'windows-31j'))}`)
    .join('&');
}

function escapeBytes(bytes: Uint8Array): string {
  return Array.from(bytes, escapeByte).join('');
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[0-9A-Za-z*._-]/.test(character)) return character;
  return byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
