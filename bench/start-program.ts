import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Program {
  url: string;
  pid: number;
  /** From its start to its first word that it is ready. */
  readyAfterMs: number;
  /** For programs that answer messages: one question, one answer. */
  ask(question: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a script as a process of its own on a free port of 127.0.0.1, and waits until it says `ready`. */
export async function startProgram({
  script,
  words = [],
  environment = {},
  folder,
}: {
  script: string;
  words?: string[];
  environment?: Record<string, string>;
  folder: string;
}): Promise<Program> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = fork(script, words, {
    execArgv: script === 'dist/start.mjs' ? flagsOfStart() : [],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: `http://127.0.0.1:${port}`,
      ...environment,
    },
    silent: true,
  });
  await untilReady(child, script);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - startedAt,
    ask: (question) => ask(child, question),
    stop: () => stop(child),
  };
}

const patienceMs = 120_000;

/** Ours runs as `npm start` runs it. */
function flagsOfStart(): string[] {
  return JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.match(/--\S+/g) ?? [];
}

async function untilReady(child: ChildProcess, script: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${script} is not ready after two minutes:\n${said}`)),
      patienceMs,
    );
    const listen = (chunk: Buffer) => {
      said = (said + chunk).slice(-10_000);
      if (!/\bready\b/i.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`${script} did not start:\n${said}`)));
  });
}

function ask(child: ChildProcess, question: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('The program ended before it answered.'));
    child.once('exit', ended).once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
    child.send(question);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(15_000, null, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
