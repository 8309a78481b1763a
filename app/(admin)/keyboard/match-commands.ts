export interface Command {
  id: string;
  label: string;
  /** Further words by which it is found. */
  keywords: string;
}

/** Those that hold every word of the query; full and half width, great and small letters do not matter. */
export function matchCommands<Found extends Command>(commands: readonly Found[], query: string): Found[] {
  const words = plain(query).split(/\s+/u).filter(Boolean);
  return commands.filter(({ label, keywords }) => {
    const text = plain(`${label} ${keywords}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
