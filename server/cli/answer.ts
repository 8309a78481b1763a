import type { Database } from '#db/client';

/** Something the person at the command line can mend; the message says how. */
export class CliRefusal extends Error {}

export interface CliContext {
  database: Database;
  secret: string;
  appUrl: string;
  now: Date;
}

export interface Answer {
  json: unknown;
  text: string;
  /** Makes the exit code 1. */
  isTrouble?: boolean;
}

export type Options = Record<string, string | boolean | undefined>;

export function needed(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new CliRefusal(`--${name} is missing.`);
}

export function both(answer: Record<string, unknown>): Answer {
  return { json: answer, text: lines(answer) };
}

export function lines(answer: Record<string, unknown>): string {
  return Object.entries(answer)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
