export interface Fence {
  /** Counts from 1. */
  line: number;
  language: string;
  text: string;
  /** What the next fence shows as its output, when nothing but blank lines lies between. */
  output: { language: 'json' | 'text'; text: string } | null;
}

/** The fenced blocks of a Markdown text, in order. */
export function readFences(markdown: string): Fence[] {
  const found = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  return found.map((match, i) => {
    const [whole, language = '', text = ''] = match;
    const next = found[i + 1];
    const between = next && markdown.slice(match.index + whole.length, next.index);
    const line = markdown.slice(0, match.index).split('\n').length;
    return { line, language, text, output: next && between?.trim() === '' ? outputOf(next) : null };
  });
}

function outputOf([, language, text = '']: RegExpMatchArray): Fence['output'] {
  return language === 'json' || language === 'text' ? { language, text } : null;
}

/** The rows of the table below a heading, as the text of their cells, without its head. */
export function readTable(markdown: string, heading: string, place = 0): string[][] {
  const section = markdown.split(`\n${heading}\n`)[1]?.split(/\n##? /)[0] ?? '';
  const tables = section.match(/(^\|.*\|\n)+/gm) ?? [];
  const [, , ...rows] = (tables[place] ?? '').trim().split('\n');
  // A bar inside a cell is escaped.
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** GitHub's anchor of every heading. */
export function readAnchors(markdown: string): string[] {
  const outsideFences = markdown.replace(/^```[\s\S]*?^```$/gm, '');
  return [...outsideFences.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
