import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '#recovery/is-uuid';

/** Whose choice a link is for, and until when it is taken. */
export interface PreferenceLink {
  shopId: string;
  tradeId: string;
  expiresAt: Date;
}

interface Signer {
  /** The origin that customers use, without a path. */
  appUrl: string;
  secret: string;
}

const daysToAnswer = 14;

/** When a link that goes out now is no longer taken. */
export function linkExpiry(now: Date): Date {
  return new Date(now.getTime() + daysToAnswer * 86_400_000);
}

/** The page on which the customer of one trade chooses: signed, so that nobody makes one up or changes it. */
export function preferenceUrl(link: PreferenceLink, { appUrl, secret }: Signer): string {
  const payload = Buffer.concat([
    bytesOf(link.shopId),
    bytesOf(link.tradeId),
    secondsOf(link.expiresAt),
  ]).toString('base64url');
  return new URL(`/preference/${payload}.${sign(payload, secret)}`, appUrl).toString();
}

/** What stands in a preview where the link will be: it opens nothing. */
export function placeholderLink({ appUrl, now }: { appUrl: string; now: Date }) {
  return { url: new URL('/preference/preview', appUrl).toString(), expiresAt: linkExpiry(now) };
}

/** null: the link was not made here, was changed since, or its time is over. */
export function readPreferenceLink(
  token: string,
  { secret, now }: { secret: string; now: Date },
): PreferenceLink | null {
  const [payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !isSame(signature, sign(payload, secret))) return null;
  const bytes = Buffer.from(payload, 'base64url');
  if (bytes.length !== 38) return null;
  const link = {
    shopId: uuidOf(bytes.subarray(0, 16)),
    tradeId: uuidOf(bytes.subarray(16, 32)),
    expiresAt: new Date(bytes.readUIntBE(32, 6) * 1_000),
  };
  return link.expiresAt > now ? link : null;
}

/** A key of its own: what is signed here is nothing anywhere else. */
function sign(payload: string, secret: string): string {
  return createHmac('sha256', `fukkyu preference ${secret}`).update(payload).digest('base64url');
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function bytesOf(uuid: string): Buffer {
  if (!isUuid(uuid)) throw new Error(`${uuid} is no id.`);
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function secondsOf(at: Date): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(Math.floor(at.getTime() / 1_000), 0, 6);
  return bytes;
}
