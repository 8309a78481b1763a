import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator, type MessageKeys, type NestedKeyOf } from 'next-intl';
import { expect, test } from 'vitest';
import { type Catalogue, catalogues } from '#app/i18n/catalogues';

function keysOf(words: object, above = ''): string[] {
  return Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'object' ? keysOf(word, `${above}${key}.`) : [`${above}${key}`],
  );
}

type MessageKey = MessageKeys<Catalogue, NestedKeyOf<Catalogue>>;

function isMessageKey(key: string): key is MessageKey {
  return keysOf(catalogues.ja).includes(key);
}

test('Japanese and English have the same words', () => {
  expect(keysOf(catalogues.en)).toEqual(keysOf(catalogues.ja));
});

test.each(['ja', 'en'] as const)('every message in %s can be said', (locale) => {
  const failures: string[] = [];
  const say = createTranslator({
    locale,
    messages: catalogues[locale],
    onError: (error) => failures.push(error.message),
  });
  for (const key of keysOf(catalogues[locale]).filter(isMessageKey)) {
    const named = Object.fromEntries(
      [...JSON.stringify(say.raw(key)).matchAll(/\{(\w+)/g)].map(([, name]) => [name, 1]),
    );
    say(key, named);
  }
  expect(failures).toEqual([]);
});

test('no component holds a Japanese sentence', () => {
  const japanese = /[぀-ヿ一-鿿]/;
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  const wrong = files.filter((file) => {
    const spoken = readFileSync(`app/${file}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return japanese.test(spoken);
  });
  expect(wrong).toEqual([]);
});
