import { parseArgs } from 'node:util';
import { connectDatabase } from '#db/client';
import { migrateDatabase } from '#db/migrate';
import { type Answer, CliRefusal } from '#server/cli/answer';
import { commands } from '#server/cli/commands';
import { readProcessConfig } from '#server/env';
import { openDatabase } from '#server/open-database';
import { loadSecret } from '#server/secret';

const usage = `npm run -s cli -- COMMAND [--json]

${commands.map(({ name, usage, meaning }) => `  ${`${name} ${usage}`.trim()}\n      ${meaning}`).join('\n')}
`;

async function main(words: string[]): Promise<void> {
  const command = commands.find(
    ({ name }) =>
      name ===
      words
        .filter((word) => !word.startsWith('-'))
        .slice(0, name.split(' ').length)
        .join(' '),
  );
  if (!command) throw new CliRefusal(usage);
  const { values } = readOptions(command, words.slice(command.name.split(' ').length));
  const read = readProcessConfig();
  if (read.kind === 'FAULTY')
    throw new CliRefusal(['The settings cannot be used:', ...read.faults].join('\n- '));

  const { config } = read;
  const { databaseUrl, embedded } = await openDatabase(config, {
    tell: (sentence) => console.error(sentence),
  });
  const database = connectDatabase(databaseUrl, { max: 4, applicationName: 'fukkyu-cli' });
  try {
    await migrateDatabase(databaseUrl);
    const secret = config.secret ?? (await loadSecret(config.dataDir));
    const answer = await command.run({ database, secret, appUrl: config.appUrl, now: new Date() }, values);
    print(answer, values.json === true);
    process.exitCode = answer.isTrouble ? 1 : 0;
  } finally {
    await database.close();
    // Left running for whoever started it, and for a server that joined meanwhile.
    if (embedded?.startedHere) await embedded.stop();
  }
}

function readOptions({ options, switches = [] }: (typeof commands)[number], words: string[]) {
  const texts = Object.fromEntries(options.map((name) => [name, { type: 'string' as const }]));
  const flags = Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }]));
  try {
    return parseArgs({
      args: words,
      options: { ...texts, ...flags, json: { type: 'boolean' } },
      strict: true,
    });
  } catch (error) {
    throw new CliRefusal(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function print({ json, text }: Answer, asJson: boolean): void {
  console.log(asJson ? JSON.stringify(json, null, 2) : text);
}

main(process.argv.slice(process.argv[2] === 'cli' ? 3 : 2)).catch((error) => {
  const sentence = error instanceof Error ? error.message : String(error);
  console.error(process.argv.includes('--json') ? JSON.stringify({ error: sentence }) : sentence);
  process.exitCode = 1;
});
