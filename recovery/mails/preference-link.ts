import { createHmac, timingSafeEqual } from 'node:crypto';
import { jstDayOf, startOfJstDay } from '#gmopg/jst-calendar';
import { isUuid } from '#recovery/is-uuid';

/** Whose choice a link is for, and until when it is taken. */
export interface PreferenceLink {
  shopId: string;
  tradeId: string;
  expiresAt: Date;
}

/** Where this installation is reached, and what its links are signed with. */
export interface LinkSigner {
  /** The origin that customers use, without a path. */
  appUrl: string;
  secret: string;
}

const daysToAnswer = 14;

/** When a link that goes out now is no longer taken: the last minute of the fourteenth day after today, in Japan. */
export function linkExpiry(now: Date): Date {
  return new Date(startOfJstDay(jstDayOf(now) + daysToAnswer + 1).getTime() - 60_000);
}

/** The page on which the customer of one trade chooses: signed, so that nobody makes one up or changes it. */
export function preferenceUrl(link: PreferenceLink, { appUrl, secret }: LinkSigner): string {
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

/** Whose link it is, expired or not; null: it was not made here, or was changed since. */
export function readPreferenceLink(token: string, { secret }: { secret: string }): PreferenceLink | null {
  const [payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !isSame(signature, sign(payload, secret))) return null;
  const bytes = Buffer.from(payload, 'base64url');
  if (bytes.length !== 38) return null;
  return {
    shopId: uuidOf(bytes.subarray(0, 16)),
    tradeId: uuidOf(bytes.subarray(16, 32)),
    expiresAt: new Date(bytes.readUIntBE(32, 6) * 1_000),
  };
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
