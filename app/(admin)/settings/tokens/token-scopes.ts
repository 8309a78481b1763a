import type { Scope } from '#recovery/shops/create-token';

// Read first, money last; a scope that is new does not compile until it stands here.
const places = {
  'checkouts:write': 1,
  'orders:read': 2,
  'orders:write': 3,
  'abnormal-orders:read': 4,
  'abnormal-orders:write': 5,
  'trades:cancel': 6,
} satisfies Record<Scope, number>;

export const tokenScopes: readonly Scope[] = Object.keys(places).filter(isScope);

/** What a cart needs: to register, to complete, and to learn what was restored. */
export const cartScopes: readonly Scope[] = ['checkouts:write', 'orders:read', 'orders:write'];

/** The contract types scopes as text. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(places, text);
}
