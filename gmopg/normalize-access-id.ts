/** One trade, however its 32 hex are written. */
export function normalizeAccessId(id: string): string {
  return /^[0-9a-f]{32}$/i.test(id) ? id.toLowerCase() : id;
}
