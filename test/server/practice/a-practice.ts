import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { POST } from '#app/api/gmopg/notices/[secret]/route';
import type { Database } from '#db/client';
import { hostPractice, type PracticeHost } from '#server/practice/host-practice';
import { tellPracticeStory } from '#server/practice-shop';
import { testSecret } from '#test/a-shop';
import { aGraphql } from '#test/graphql/a-graphql';

/** The practice shop as `npm start` has it, with the notices' route on a port of its own. Times are real. */
export async function aPractice(database: Database & { url: string }) {
  const graphql = aGraphql(database, { now: () => new Date() });
  const ownOrigin = await serveNotices();
  const shop = await tellPracticeStory(database, { secret: testSecret, now: new Date() });
  const folders: string[] = [];
  const hosts: PracticeHost[] = [];

  /** Hosts it as one more process would: `runtime` is this process's, `dataDir` a new one unless told. */
  async function host({ runtime = graphql.runtime, dataDir = aFolder() } = {}): Promise<PracticeHost> {
    const hosted = await hostPractice(runtime, shop.id, { databaseUrl: database.url, dataDir, ownOrigin });
    hosts.push(hosted);
    return hosted;
  }

  function aFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'fukkyu-practice-'));
    folders.push(folder);
    return folder;
  }

  async function close(): Promise<void> {
    for (const hosted of hosts) await hosted.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }

  return { ...graphql, shop, host, aFolder, close };
}

async function serveNotices(): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = `http://127.0.0.1${request.url}`;
    const secret = request.url?.split('/').at(-1) ?? '';
    const posted = new Request(url, { method: 'POST', body: Buffer.concat(chunks) });
    const answer = await POST(posted, { params: Promise.resolve({ secret }) });
    response.end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
