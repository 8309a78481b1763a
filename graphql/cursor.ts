import { isUuid } from '#recovery/is-uuid';
import type { Position } from '#recovery/lists/page';

/** Opaque to clients: base64url of the milliseconds and the id. */
export function encodeCursor({ at, id }: Position): string {
  return Buffer.from(`${at.getTime()}:${id}`).toString('base64url');
}

/** null: not a cursor of ours. */
export function decodeCursor(cursor: string): Position | null {
  const match = /^(-?\d{1,15}):(.{36})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const [, milliseconds = '', id = ''] = match ?? [];
  const at = new Date(Number(milliseconds));
  const year = at.getUTCFullYear();
  // Beyond these a Date is written in a way that Postgres does not read; no row stands there.
  return match && isUuid(id) && year >= 1000 && year <= 9998 ? { at, id } : null;
}
