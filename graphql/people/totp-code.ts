import { createHmac, timingSafeEqual } from 'node:crypto';

const secondsOfStep = 30;

/** The six digits that an authenticator app shows for one step of 30 seconds since 1970 (RFC 6238, SHA-1). */
export function totpCode(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The step whose code this is: now, or one before or after for a clock that is off; null: none of them. */
export function findStep(key: Uint8Array, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const current = Math.floor(now.getTime() / 1000 / secondsOfStep);
  let found: number | null = null;
  for (const step of [current + 1, current - 1, current]) {
    if (timingSafeEqual(Buffer.from(totpCode(key, step)), Buffer.from(code))) found = step;
  }
  return found;
}
