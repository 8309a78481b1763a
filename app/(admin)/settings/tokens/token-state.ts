/** Whether a token opens anything at `now`. */
export function tokenState(
  { expiresAt, revokedAt }: { expiresAt: string | null; revokedAt: string | null },
  now: Date,
): 'usable' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'usable';
}

export const lifetimes = ['forever', 'days90', 'year'] as const;
export type Lifetime = (typeof lifetimes)[number];

/** RFC 3339; null: until it is revoked. */
export function expiryOf(lifetime: Lifetime, now: Date): string | null {
  const days = { forever: null, days90: 90, year: 365 }[lifetime];
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
}
