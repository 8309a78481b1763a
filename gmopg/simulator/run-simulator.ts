import { readSimulatorFlags, simulatorUsage } from '#gmopg/simulator/read-simulator-flags';
import { createSimulatorClock } from '#gmopg/simulator/simulator-clock';
import { startSimulator } from '#gmopg/simulator/start-simulator';

// `npm run simulator`: GMOPG as a process of its own.
const read = readSimulatorFlags(process.argv.slice(2));
if (read.kind === 'WRONG') {
  process.stderr.write(`${read.problem}\n\n${simulatorUsage}`);
  process.exit(2);
}
if (read.kind === 'HELP') {
  process.stdout.write(simulatorUsage);
  process.exit(0);
}

const { at, ...options } = read.options;
const simulator = await startSimulator({
  ...options,
  clock: createSimulatorClock(() => new Date(), at),
  log: (line) => process.stderr.write(`${line}\n`),
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

const [shop] = options.shops;
process.stdout.write(`GMOPG simulator ${simulator.url}
Console page    ${simulator.url}/
Try             curl -d 'ShopID=${shop?.shopId}&ShopPass=…&OrderID=A-1001&JobCd=CAPTURE&Amount=1000' ${simulator.url}/payment/EntryTran.idPass
Then            ExecTran with AccessID, AccessPass, OrderID, Method=1, CardNo=4111111111111111, Expire=3012
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
