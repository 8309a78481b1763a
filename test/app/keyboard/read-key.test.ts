import { expect, test } from 'vitest';
import { type KeyPress, type Place, readKey, rowAfter } from '#app/(admin)/keyboard/read-key';

const press = (key: string, override: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...override,
});
const page: Place = { isTyping: false, isSearching: false, isElsewhere: false, isOnRow: false };

test('letters act on the list, and ⌘K or Ctrl+K opens the palette', () => {
  expect(['/', 'j', 'k', 'x', 'r', '?'].map((key) => readKey(press(key), page))).toEqual([
    'search',
    'next',
    'previous',
    'tick',
    'restore',
    'help',
  ]);
  expect(readKey(press('k', { metaKey: true }), page)).toBe('palette');
  expect(readKey(press('K', { ctrlKey: true }), page)).toBe('palette');
});

test('in a field letters are text; only the palette opens, and Escape leaves the search', () => {
  const field = { ...page, isTyping: true };
  for (const key of ['/', 'j', 'k', 'x', 'r', '?', 'Enter', 'Escape'])
    expect(readKey(press(key), field)).toBeNull();
  expect(readKey(press('k', { ctrlKey: true }), field)).toBe('palette');
  expect(readKey(press('Escape'), { ...field, isSearching: true })).toBe('leaveSearch');
  expect(readKey(press('Escape', { isComposing: true }), { ...field, isSearching: true })).toBeNull();
});

test('under a dialog, in a menu and with other modifiers no key does anything', () => {
  for (const key of ['/', 'j', 'x', 'Enter', '?'])
    expect(readKey(press(key), { ...page, isElsewhere: true, isOnRow: true })).toBeNull();
  expect(readKey(press('k', { ctrlKey: true }), { ...page, isElsewhere: true })).toBeNull();
  for (const modifier of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
    expect(readKey(press('r', modifier), page)).toBeNull();
  expect(readKey(press('k', { ctrlKey: true, altKey: true }), page)).toBeNull();
  expect(readKey(press('J'), page)).toBeNull();
});

test('Enter opens the row that has the focus, and is left to a button that has it', () => {
  expect(readKey(press('Enter'), { ...page, isOnRow: true })).toBe('open');
  expect(readKey(press('Enter'), page)).toBeNull();
});

test('a key held down runs through the rows, but acts once', () => {
  const held = { repeat: true };
  expect(readKey(press('j', held), page)).toBe('next');
  expect(readKey(press('x', held), page)).toBeNull();
  expect(readKey(press('Enter', held), { ...page, isOnRow: true })).toBeNull();
});

test('j and k stop at the ends of the page', () => {
  expect([rowAfter(3, null, 1), rowAfter(3, 1, 1), rowAfter(3, 2, 1), rowAfter(3, 0, -1)]).toEqual([
    0, 2, 2, 0,
  ]);
  expect(rowAfter(0, null, 1)).toBeNull();
});
