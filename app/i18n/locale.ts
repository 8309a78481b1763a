export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];
export const localeCookie = 'fukkyu_locale';

/** Japanese unless the viewer has chosen otherwise: the desk's language, whatever the browser was installed in. */
export function readLocale(cookie: string | undefined): Locale {
  return locales.find((locale) => locale === cookie) ?? 'ja';
}
