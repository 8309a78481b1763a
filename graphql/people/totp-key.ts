import { seal, unseal } from '#db/seal';

interface Owner {
  userId: string;
  secret: string;
}

export function sealTotpKey(key: Uint8Array, { userId, secret }: Owner): string {
  return seal(Buffer.from(key).toString('base64url'), { secret, belongsTo: `totp ${userId}` });
}

/** null: sealed with another secret of the app. */
export function readTotpKey(sealed: string, { userId, secret }: Owner): Uint8Array | null {
  const opened = unseal(sealed, { secret, belongsTo: `totp ${userId}` });
  return opened === null ? null : Buffer.from(opened, 'base64url');
}
