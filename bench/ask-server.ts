import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Question {
  url: string;
  token?: string;
  query: string;
  variables: Record<string, unknown>;
}

/** Milliseconds to the whole answer, which must hold no errors. */
export async function ask(question: Question): Promise<{ ms: number; data: Record<string, unknown> }> {
  const startedAt = performance.now();
  const response = await fetch(question.url, {
    method: 'POST',
    headers: headersOf(question),
    body: bodyOf(question),
  });
  const { data, errors } = await response.json();
  if (errors || !data) throw new Error(`${question.url} answered ${JSON.stringify(errors)}`);
  return { ms: performance.now() - startedAt, data };
}

/** Answers a second with 8 connections, asked by a process of its own. */
export async function answersPerSecond(question: Question, seconds: number): Promise<number> {
  const headers = Object.entries(headersOf(question)).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const words = [
    '-j',
    '-n',
    '-c',
    '8',
    '-d',
    String(seconds),
    '-m',
    'POST',
    ...headers,
    '-b',
    bodyOf(question),
    question.url,
  ];
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('autocannon')), ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  await new Promise((resolve) => child.on('close', resolve));
  const { '2xx': answered, non2xx, errors, duration } = JSON.parse(output);
  if (non2xx > 0 || errors > 0 || answered === 0)
    throw new Error(`${question.url} failed ${non2xx + errors} times.`);
  return answered / duration;
}

function headersOf({ token }: Question): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
}

function bodyOf({ query, variables }: Question): string {
  return JSON.stringify({ query, variables });
}
