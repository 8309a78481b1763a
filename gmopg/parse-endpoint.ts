/**
 * The origin of a GMOPG host, written one way; null where a password must not be sent: anything but https, except http to
 * this very machine, and anything with a path, a query or credentials.
 */
export function parseEndpoint(text: string): string | null {
  const given = text.trim();
  // URL would drop tabs and line feeds, read `\` as `/` and forget an empty query.
  if (!/^https?:\/\/[^\s@?#\\/]+\/?$/i.test(given) || given.length > 255 || !URL.canParse(given)) return null;
  const { protocol, hostname, origin } = new URL(given);
  return protocol === 'https:' || isLoopback(hostname) ? origin : null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
