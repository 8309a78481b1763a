import { cookies } from 'next/headers';
import { createTranslator } from 'next-intl';
import { catalogues } from './catalogues';
import { type Locale, localeCookie, readLocale } from './locale';

/** The language of the request being answered. */
export async function requestLocale(): Promise<Locale> {
  return readLocale((await cookies()).get(localeCookie)?.value);
}

/** For words outside the component tree: titles of pages. */
export async function requestTranslator() {
  const locale = await requestLocale();
  return createTranslator({ locale, messages: catalogues[locale] });
}
