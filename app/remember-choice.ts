const oneYear = 365 * 24 * 60 * 60;

/** Keeps a choice of this browser (language, shop) in a cookie that the next request carries. It grants nothing. */
export function rememberChoice(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and over plain http.
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${oneYear}; SameSite=Lax${secure}`;
}
