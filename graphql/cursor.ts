import { isUuid } from '#recovery/is-uuid';
import type { Position } from '#recovery/page';

/** Opaque to clients: base64url of the milliseconds and the id. */
export function encodeCursor({ at, id }: Position): string {
  return Buffer.from(`${at.getTime()}:${id}`).toString('base64url');
}

/** null: not a cursor of ours. */
export function decodeCursor(cursor: string): Position | null {
  const match = /^(-?\d{1,15}):(.{36})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const [, milliseconds = '', id = ''] = match ?? [];
  return match && isUuid(id) ? { at: new Date(Number(milliseconds)), id } : null;
}
