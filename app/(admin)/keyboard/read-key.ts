export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Held down. */
  repeat: boolean;
  /** Part of a word that is still being composed: Japanese is written so. */
  isComposing: boolean;
}

export interface Place {
  /** In a field, where letters are text. */
  isTyping: boolean;
  /** In the box of a search, which Escape leaves. */
  isSearching: boolean;
  /** A dialog or a menu is open, which has keys of its own. */
  isElsewhere: boolean;
  /** The focus is on a row itself, not on a button in it. */
  isOnRow: boolean;
}

export type KeyAction =
  | 'palette'
  | 'help'
  | 'search'
  | 'leaveSearch'
  | 'next'
  | 'previous'
  | 'tick'
  | 'restore'
  | 'open';

const letters: Readonly<Record<string, KeyAction>> = {
  '?': 'help',
  '/': 'search',
  j: 'next',
  k: 'previous',
  x: 'tick',
  r: 'restore',
};

/** What a key means where it was pressed; null: nothing, the browser may have it. */
export function readKey(press: KeyPress, place: Place): KeyAction | null {
  const { key, ctrlKey, metaKey, altKey, repeat, isComposing } = press;
  if (isComposing || place.isElsewhere || altKey) return null;
  if (ctrlKey !== metaKey) return key.toLowerCase() === 'k' && !repeat ? 'palette' : null;
  if (ctrlKey) return null;
  if (place.isSearching && key === 'Escape') return 'leaveSearch';
  if (place.isTyping) return null;
  if (key === 'Enter') return place.isOnRow && !repeat ? 'open' : null;
  const action = letters[key] ?? null;
  // Held down, j and k run through the rows; what acts, acts once.
  return repeat && action !== 'next' && action !== 'previous' ? null : action;
}

/** The row that `j` (1) or `k` (-1) leads to: the first one from nowhere, and no further than the ends. */
export function rowAfter(count: number, at: number | null, step: 1 | -1): number | null {
  if (count === 0) return null;
  if (at === null) return 0;
  return Math.min(Math.max(at + step, 0), count - 1);
}
