/** Enough of an AccessID to tell two apart: its first and last characters. `-` when there is none. */
export function shortAccessId(accessId: string | null): string {
  if (accessId === null) return '-';
  return accessId.length <= 14 ? accessId : `${accessId.slice(0, 8)}…${accessId.slice(-4)}`;
}
