/** The two environments of GMOPG (gmopg.md §2); any other host is the operator's own choice. */
export function endpointKind(endpoint: string): 'live' | 'test' | 'other' {
  const { hostname } = new URL(endpoint);
  if (hostname === 'p01.mul-pay.jp') return 'live';
  return hostname === 'pt01.mul-pay.jp' ? 'test' : 'other';
}
