import { randomBytes } from 'node:crypto';

const name = 'x-fukkyu-source';

// Our server and Next's bundle hold two copies of this file in one process: the key is kept where both look.
const place = Symbol.for('fukkyu.sourceKey');

/**
 * How our server tells a Next route the address a request came from. The value is keyed per process, so that nobody
 * outside can say it; on a platform without our server the address stays unknown.
 */
export function sourceHeader(address: string): { name: string; value: string } {
  return { name, value: `${sourceKey()} ${address}` };
}

/** The address our server saw, or null. */
export function sourceAddressOf(headers: Headers): string | null {
  const [said, address] = headers.get(name)?.split(' ') ?? [];
  return said === sourceKey() && address ? address : null;
}

function sourceKey(): string {
  const held: unknown = Reflect.get(globalThis, place);
  if (typeof held === 'string') return held;
  const made = randomBytes(16).toString('hex');
  Reflect.set(globalThis, place, made);
  return made;
}
