/** A person's own words as Postgres can keep them: no U+0000, no half surrogate pair, at most 2,000 characters; blank is null. */
export function plainText(words: string | null | undefined): string | null {
  return words?.toWellFormed().replaceAll('\u0000', '').trim().slice(0, 2_000).toWellFormed() || null;
}
