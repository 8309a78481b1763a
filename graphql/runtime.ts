import type { Logger } from 'pino';
import type { Database } from '#db/client';
import type { Auth } from '#graphql/people/auth';
import type { PracticeGateway } from '#graphql/resolvers/practice-gateway';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** What this process is made of; composed once at start, handed to everything that answers a request. */
export interface Runtime {
  database: Database;
  config: RuntimeConfig;
  log: Log;
  auth: Auth;
  /** Set while this process hosts the practice shop's GMOPG. */
  practice: PracticeGateway | null;
  now(): Date;
}

export interface RuntimeConfig {
  /** The origin that browsers and GMOPG use, without a path. */
  appUrl: string;
  port: number;
  /** Seals sessions, notice URLs and shops' passwords. */
  secret: string;
  /** The origins of GMOPG's API that staff may choose from. */
  gatewayEndpoints: readonly string[];
  /** null: mails stay files. */
  smtpUrl: string | null;
}

export function installRuntime(installed: Runtime): void {
  everyBundle()[key] = installed;
}

/** Throws before installRuntime was called: then the process was started neither by server/start nor by Next. */
export function runtime(): Runtime {
  const installed = everyBundle()[key];
  if (!installed)
    throw new Error('The runtime is not installed yet; instrumentation.ts or server/start.ts does that.');
  return installed;
}

/** Whether somebody in this process has installed one. */
export function hasRuntime(): boolean {
  return everyBundle()[key] !== undefined;
}

const key = Symbol.for('fukkyu.runtime');

/** Next's bundle holds a second copy of this module: both find the one runtime, and its one pool, on globalThis. */
function everyBundle(): { [key]?: Runtime } {
  return globalThis as { [key]?: Runtime };
}
