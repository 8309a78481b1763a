import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogues } from '#app/i18n/catalogues';

/** Every kind that is written into the audit about a row or an order, or made of its notices and mails, as the sources have them. */
function kindsWritten(): string[] {
  const inVerbs = sourcesIn('recovery').flatMap((source) =>
    insertsIn(source)
      .filter((insert) => /\b(tradeId|orderId)\b/.test(insert))
      .flatMap((insert) =>
        insert.includes('kind: auditKinds[') ? auditKindsIn(source) : captures(insert, kindPattern),
      ),
  );
  const inDatabase = sourcesIn('db/functions').flatMap((source) =>
    captures(source, /insert into audit_entries[^;]*?'([A-Z]+_[A-Z_]+)'/g),
  );
  const made = captures(readFileSync('recovery/abnormal-orders/find-timelines.ts', 'utf8'), kindPattern);
  return [...new Set([...inVerbs, ...inDatabase, ...made, 'MAIL_FAILED', 'MAIL_UNKNOWN'])].sort();
}

const kindPattern = /kind: '([A-Z_]+)'/g;

function insertsIn(source: string): string[] {
  return source
    .split('insert(auditEntries)')
    .slice(1)
    .map((rest) => rest.split(';')[0] ?? '');
}

function auditKindsIn(source: string): string[] {
  const [, body = ''] = /const auditKinds = \{([^}]+)\}/.exec(source) ?? [];
  return captures(body, /'([A-Z_]+)'/g);
}

test('every kind of a timeline has words in both languages', () => {
  const kinds = kindsWritten();
  expect(kinds).toEqual(
    expect.arrayContaining(['RESTORED', 'TRADE_CANCELLED', 'REVIVED_BY_ANSWER', 'PREFERENCE_ANSWERED']),
  );
  for (const locale of ['ja', 'en'] as const) {
    const worded = Object.keys(catalogues[locale].timeline.kinds);
    expect({ locale, missing: kinds.filter((kind) => !worded.includes(kind)) }).toEqual({
      locale,
      missing: [],
    });
  }
});

test('every insert into the audit about a row or an order is one whose kind this test can read', () => {
  const inserts = sourcesIn('recovery').flatMap(insertsIn);
  const unread = inserts.filter(
    (insert) => /\b(tradeId|orderId)\b/.test(insert) && !/kind: ('[A-Z_]+'|auditKinds\[)/.test(insert),
  );
  expect(unread).toEqual([]);
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|sql)$/.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

function captures(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map(([, kind = '']) => kind);
}
