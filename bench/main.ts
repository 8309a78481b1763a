import { benchBrowser } from './bench-browser';
import { benchLighthouse } from './bench-lighthouse';
import { benchLists } from './bench-lists';
import { benchNotices } from './bench-notices';
import { benchRestores } from './bench-restores';
import { benchStart } from './bench-start';
import { type Ground, openGround } from './ground';
import { printTable, type Row } from './print-table';

/** What of quality.md's table is measured, in the order it is printed. */
const subjects: Record<string, (ground: Ground) => Promise<{ title: string; notes: string[]; rows: Row[] }>> =
  {
    notices: benchNotices,
    lists: benchLists,
    restores: benchRestores,
    start: benchStart,
    lighthouse: benchLighthouse,
    browser: benchBrowser,
  };

async function main(words: string[]): Promise<void> {
  const isQuick = words.includes('--quick');
  const named = words.filter((word) => !word.startsWith('-'));
  const unknown = named.filter((word) => !(word in subjects));
  if (unknown.length > 0) {
    throw new Error(
      `There is no bench named ${unknown.join(', ')}: choose of ${Object.keys(subjects).join(', ')}.`,
    );
  }
  for (const [name, bench] of Object.entries(subjects)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const ground = await openGround({ isQuick });
    process.once('SIGINT', ground.giveUp);
    try {
      printTable(await bench(ground));
    } finally {
      process.off('SIGINT', ground.giveUp);
      await ground.close();
    }
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
