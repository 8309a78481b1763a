import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '#db/client';
import { migrateDatabase } from '#db/migrate';
import { startEmbeddedPostgres } from '#server/embedded-postgres';
import { findBrowser, type Look, noBrowser } from '#test/app/a-browser';
import { type Desk, openDeskOn } from '#test/app/a-desk';
import { closeScreen, openScreen } from '#test/app/open-screen';
import { type Screen, screensInOrder } from '#test/app/screens';
import { makeShowcase, practising, type Showcase } from '#test/app/showcase';

// `npm run screens`: a PNG of every screen in every look into .data/screens. Words after it choose among them:
// `npm run screens -- '^cancel|^delete' ja 390`.
const folder = '.data/screens';
const words = process.argv.slice(2);

const looks: Look[] = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    ([1366, 390] as const).map((width) => ({ language, scheme, width })),
  ),
);

if (findBrowser() === null) throw new Error(noBrowser);
mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'fukkyu-screens-'));
const postgres = await startEmbeddedPostgres(dataDir);
await migrateDatabase(postgres.url);
const database = connectDatabase(postgres.url);
const showcase = await makeShowcase(database);
const desk = await openDeskOn(postgres, practising);
try {
  for (const screen of screensInOrder)
    for (const look of looks) if (isChosen(screen, look)) await take(desk, look, { screen, showcase });
} finally {
  await desk.close();
  await showcase.close();
  await database.close();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function isChosen(screen: Screen, look: Look): boolean {
  const name = nameOf(screen, look);
  return words.every((word) => new RegExp(word).test(name));
}

function nameOf({ name }: Screen, { language, scheme, width }: Look): string {
  return `${name}-${language}-${scheme}-${width}`;
}

async function take(
  { url, open, openSignedOut }: Desk,
  look: Look,
  { screen, showcase }: { screen: Screen; showcase: Showcase },
): Promise<void> {
  const context = (await (screen.isSignedOut ? openSignedOut(look) : open(look))).context();
  const page = await openScreen(context, screen, { url, showcase });
  const path = `${folder}/${nameOf(screen, look)}.png`;
  await page.screenshot({ path, fullPage: await page.getByRole('dialog').isHidden() });
  process.stdout.write(`${path}\n`);
  await closeScreen(page, screen);
  await context.close();
}
