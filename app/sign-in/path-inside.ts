/** Where to go after signing in: a path of ours, never another host (`//host`, `/\host`). */
export function pathInside(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/abnormal-orders';
  const here = 'http://here.invalid';
  const url = new URL(next, here);
  return url.origin === here ? `${url.pathname}${url.search}` : '/abnormal-orders';
}
