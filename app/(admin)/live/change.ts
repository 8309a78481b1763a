/** Which abnormal orders changed, by id; `all` when that cannot be said: whoever shows any asks again. */
export type Change = readonly string[] | 'all';

export function joinChanges(one: Change, other: Change): Change {
  return one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])];
}

export function isAbout(change: Change, ids: ReadonlySet<string>): boolean {
  return change === 'all' || change.some((id) => ids.has(id));
}
