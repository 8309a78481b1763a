import { createTranslator } from 'next-intl';
import { type Html, html } from './html';
import english from './preference.en.json';
import japanese from './preference.ja.json';

/** A catalogue of its own: the customer's page carries no word of the desk's, and the desk's none of it. */
export const preferenceCatalogues = { ja: japanese, en: english satisfies typeof japanese };

/** The page's words in Japanese and in English: a customer's language is not known, so it says both. */
export const ja = createTranslator({ locale: 'ja', messages: japanese });
export const en = createTranslator({ locale: 'en', messages: english });

type Word = Parameters<typeof ja>[0];

/** A label: the Japanese word, the English one smaller beside it. */
export function label(word: Word): Html {
  return html`${ja(word)} <span lang="en">${en(word)}</span>`;
}

/** A sentence in Japanese, and the same below it in English. */
export function sentence(word: Word): Html {
  return html`<p>${ja(word)}</p><p lang="en">${en(word)}</p>`;
}
