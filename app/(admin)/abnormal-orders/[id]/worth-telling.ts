interface Entry {
  kind: string;
  detail: unknown;
}

/**
 * A trade's history, oldest first, without GMOPG's answers that repeat what it said before to a question that nobody asked
 * by hand: a row that is asked about every night would bury everything else. An AlterTran's answer is told as the deed it was.
 */
export function worthTelling<E extends Entry>(oldestFirst: readonly E[]): E[] {
  let last = '';
  return oldestFirst.filter(({ kind, detail }) => {
    if (kind !== 'GATEWAY_ANSWERED') return true;
    const fields = new Map(Object.entries(detail ?? {}));
    const said = JSON.stringify(['outcome', 'gatewayStatus', 'total'].map((name) => fields.get(name)));
    const isNews = said !== last;
    last = said;
    if (fields.get('call') === 'AlterTran') return false;
    return isNews || (fields.get('purpose') !== 'OUTCOME' && fields.get('purpose') !== 'RECONCILIATION');
  });
}
