import { parseArgs } from 'node:util';
import { type Faults, faultNames } from '#gmopg/simulator/fault-plan';
import type { SimulatedShop } from '#gmopg/simulator/gateway';
import type { SimulatorOptions } from '#gmopg/simulator/start-simulator';

export const simulatorUsage = `npm run simulator -- --shop SHOPID:PASSWORD[@NOTICE_URL] [--shop …] [options]
  --notice-url URL   where the notices of shops without a URL of their own go
  --port 9100        the port; any free one unless given
  --host 127.0.0.1   the address to listen on
  --profile mulpay   or ccs: how notices are repeated
  --retry-gap MS     milliseconds between two attempts, instead of hours
  --fault NAME=0.1   a fault and its probability; several times
  --seed 1           decides which trade meets which fault
  --at 2026-05-31T23:59:00   the clock at the start, JST
  --ledger FILE      keeps the trades over restarts
  faults: ${faultNames.join(' ')}
`;

export type SimulatorFlags =
  | { kind: 'READ'; options: Omit<SimulatorOptions, 'clock' | 'log'> & { at: Date | undefined } }
  | { kind: 'WRONG'; problem: string }
  | { kind: 'HELP' };

/** The command line of the simulator. Lists every fault of it at once. */
export function readSimulatorFlags(args: string[]): SimulatorFlags {
  const flags = parseFlags(args);
  if (typeof flags === 'string') return { kind: 'WRONG', problem: flags };
  if (flags.help) return { kind: 'HELP' };
  const problems: string[] = [];
  const noticeUrl = flags['notice-url'] ?? null;
  const shops = (flags.shop ?? []).map((text) => readShop(text, noticeUrl, problems));
  if (shops.length === 0) problems.push('Name a shop: --shop tshop00000001:password');
  const port = readCount('--port', flags.port ?? '0', problems);
  const seed = readCount('--seed', flags.seed ?? '1', problems);
  const gap = flags['retry-gap'];
  const retryGapMs = gap === undefined ? null : readCount('--retry-gap', gap, problems);
  const profile = (['mulpay', 'ccs'] as const).find((name) => name === (flags.profile ?? 'mulpay'));
  if (profile === undefined) problems.push('--profile is mulpay or ccs.');
  const faults = readFaults(flags.fault ?? [], problems);
  const at = flags.at === undefined ? undefined : new Date(`${flags.at}+09:00`);
  if (at !== undefined && Number.isNaN(at.getTime())) problems.push('--at is like 2026-05-31T23:59:00.');
  if (problems.length > 0 || profile === undefined) return { kind: 'WRONG', problem: problems.join('\n') };
  const options = { port, seed, shops, profile, faults, at, times: { retryGapMs } };
  const { host = '127.0.0.1', ledger } = flags;
  return { kind: 'READ', options: { ...options, host, ...(ledger !== undefined && { ledgerFile: ledger }) } };
}

function parseFlags(args: string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ shop: texts, fault: texts, 'notice-url': text, port: text, host: text, profile: text },
        ...{ 'retry-gap': text, seed: text, at: text, ledger: text, help: { type: 'boolean' } },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readShop(text: string, otherwise: string | null, problems: string[]): SimulatedShop {
  const [, shopId = '', shopPass = '', own] = /^([0-9A-Za-z]+):([^@]+)(?:@(.+))?$/.exec(text) ?? [];
  if (shopId === '') problems.push(`--shop ${text} is not like tshop00000001:password.`);
  const noticeUrl = own ?? otherwise;
  if (noticeUrl !== null && !/^https?:\/\/[^/]/.test(noticeUrl))
    problems.push(`${noticeUrl} is no address: begin with http:// or https://.`);
  return { shopId, shopPass, noticeUrl };
}

function readCount(name: string, text: string, problems: string[]): number {
  if (!/^[0-9]{1,9}$/.test(text)) problems.push(`${name} is a whole number.`);
  return Number(text);
}

function readFaults(texts: string[], problems: string[]): Faults {
  const read = texts.map((text) => {
    const [name, probability = '1'] = text.split('=');
    const fault = faultNames.find((known) => known === name);
    const chance = Number(probability);
    if (fault === undefined || !(chance >= 0 && chance <= 1)) problems.push(`--fault ${text} is no fault.`);
    return [fault ?? 'REPLY_LOST', chance] as const;
  });
  return Object.fromEntries(read);
}
