const controls = /[\p{Cc}\u2028\u2029]+/gu;
// Bidi overrides and isolates can make a name read as something else; they have no place in an order.
const invisibleDirections = /[\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** One line without control characters: CR, LF and NUL can neither open a header nor break a table cell. */
export function cleanLine(text: string): string {
  return text.toWellFormed().replace(invisibleDirections, '').replace(controls, ' ').trim();
}

/** Lines ended by LF, tabs kept, every other control character dropped. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(invisibleDirections, '')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}

/** Shortens by whole characters, never through the middle of a surrogate pair. */
export function shorten(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
