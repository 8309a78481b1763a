const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['CriOS/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** A browser by the names people know, `Chrome · Windows`; null: it did not say, or nothing that is known. */
export function deviceOf(userAgent: string | null): string | null {
  const names = [browsers, systems].map(
    (known) => known.find(([mark]) => userAgent?.includes(mark))?.[1] ?? null,
  );
  return names.filter((name) => name !== null).join(' · ') || null;
}
