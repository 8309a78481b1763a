import { decodeText, joinPair, type NoticeCharset, splitPair } from '#gmopg/form-text';
import { type StorablePair, withoutSecrets } from '#gmopg/without-secrets';

export interface Form {
  /** The whole form as a byte string, without secrets. */
  stored: string;
  /** Storable, in wire order, repeated names repeated, secrets left out. */
  fields: ReadonlyArray<readonly [name: string, value: string]>;
  undecodableNames: readonly string[];
  hasTooManyPairs: boolean;
  /** Passwords apart: a mangled one must not make a notice of a body. */
  hasNoticeName: boolean;
  /** The first value under a name, trimmed; '' when absent. May hold U+0000. */
  first: (name: string) => string;
  /** The same, as it came. */
  firstAsIs: (name: string) => string;
}

const MAX_PAIRS = 1_000;

/** Pairs beyond the 1,000th are stored and not read. */
export function readForm(form: string, charset: NoticeCharset): Form {
  const pieces = form.split('&');
  const read: StorablePair[] = [];
  const stored = pieces.map((piece) => {
    const raw = splitPair(piece);
    const pair = withoutSecrets(raw);
    if (read.length < MAX_PAIRS && piece !== '') read.push(pair);
    return pair.name === raw.name && pair.value === raw.value ? piece : joinPair(pair);
  });
  const shown = read.filter((pair) => !pair.isSecret).map((pair) => decodePair(pair, charset));
  const values = new Map<string, string>();
  for (const [name, value] of shown) if (!values.has(name)) values.set(name, value);
  // Printable ASCII without escapes, as nearly every card notice is, needs no second look at each text.
  const isPlain = !/[^ -~]|%/.test(form);
  return {
    stored: stored.join('&'),
    fields: isPlain ? shown : shown.map(([name, value]) => [storable(name), storable(value)]),
    undecodableNames: isPlain ? [] : undecodableNames(shown),
    hasTooManyPairs: pieces.length > MAX_PAIRS,
    hasNoticeName: read.some((pair) => pair.known !== null && !pair.isSecret),
    first: (name) => values.get(name)?.trim() ?? '',
    firstAsIs: (name) => values.get(name) ?? '',
  };
}

/** Postgres refuses U+0000 and half surrogate pairs in text. */
export function storable(text: string): string {
  return /[\0\ud800-\udfff]/.test(text) ? text.replaceAll('\0', '\ufffd').toWellFormed() : text;
}

function decodePair({ name, value, known }: StorablePair, charset: NoticeCharset): readonly [string, string] {
  return [known?.name ?? decodeText(name, charset), value ? decodeText(value, charset) : ''];
}

function undecodableNames(fields: Form['fields']): string[] {
  const broken = fields.filter((field) => field.some((text) => text.includes('\ufffd')));
  return broken.map(([name]) => storable(name));
}
