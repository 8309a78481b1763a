import { parseArgs } from 'node:util';
import { runStorm } from './run-storm';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    trades: { type: 'string', default: '2000' },
    kill: { type: 'boolean', default: false },
  },
});

const log = (line: string) => process.stdout.write(`${line}\n`);
const storm = { seed: Number(values.seed), trades: Number(values.trades), isKilled: values.kill, log };
const { faults, figures } = await runStorm(storm);
for (const fault of faults) log(`\n${fault}`);
log(`\n${JSON.stringify(figures)}\n${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
