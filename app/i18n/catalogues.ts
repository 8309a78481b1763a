import en from '../messages/en.json';
import ja from '../messages/ja.json';
import type { Locale } from './locale';

export type Catalogue = typeof ja;

/** Both languages must carry every key of the Japanese catalogue: a missing one does not compile. */
export const catalogues = { ja, en } satisfies Record<Locale, Catalogue>;
