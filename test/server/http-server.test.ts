import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createHttpServer, type HttpServer, type Lane } from '#server/http-server';
import { readBody, refuse } from '#server/read-body';

const open: HttpServer[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((server) => server.drain()))));

/** Echoes the length of what /echo is sent, up to 1,000 bytes; /slow takes 300 ms. */
const echo: Lane = (request, response) => {
  if (request.url === '/slow') return sleep(300).then(() => void response.end('slow'));
  if (request.url !== '/echo') return null;
  return readBody(request, 1000).then((body) => {
    if (body === null) return refuse(request, response, { status: 413, text: 'too long' });
    response.end(String(body.length));
  });
};

async function aServer(timeouts?: { headers: number; request: number }) {
  const failures: unknown[] = [];
  const server = createHttpServer({
    lanes: [echo],
    pages: async (request, response) => {
      if (request.url === '/broken') throw new Error('a surprise');
      response.end('page');
    },
    trustedProxies: [],
    onFailure: (error) => failures.push(error),
    ...(timeouts && { timeouts }),
  });
  open.push(server);
  const port = await freePort();
  await server.listen(port, '127.0.0.1');
  return { server, port, failures, url: `http://127.0.0.1:${port}` };
}

test('lanes answer before the pages, and a surprise is an answer without its cause', async () => {
  const { url, failures } = await aServer();
  expect(await (await fetch(`${url}/echo`, { method: 'POST', body: 'x'.repeat(1000) })).text()).toBe('1000');
  expect(await (await fetch(`${url}/`)).text()).toBe('page');
  const broken = await fetch(`${url}/broken`);
  expect([broken.status, await broken.text()]).toEqual([500, 'Something went wrong here.\n']);
  expect(failures).toHaveLength(1);
});

test('a body that is too long is refused with a whole answer, announced or not, and the connection ends', async () => {
  const { url } = await aServer();
  const long = 'x'.repeat(10_000_000);
  const announced = await fetch(`${url}/echo`, { method: 'POST', body: long });
  expect([announced.status, announced.headers.get('connection'), await announced.text()]).toEqual([
    413,
    'close',
    'too long',
  ]);
  const stream = new Blob([long]).stream();
  const streamed = { method: 'POST', body: stream, duplex: 'half' };
  const unannounced = await fetch(`${url}/echo`, streamed);
  expect([unannounced.status, await unannounced.text()]).toEqual([413, 'too long']);
  expect((await fetch(`${url}/page`, { method: 'POST', body: long })).status).toBe(413);
});

test('a sender who drips its headers or its body is cut off', async () => {
  const { port } = await aServer({ headers: 500, request: 800 });
  const beginnings = [
    '',
    'GET / HTTP/1.1\r\nHost: x\r\nX-',
    'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nx',
  ];
  const lives = beginnings.map(async (beginning) => {
    const startedAt = Date.now();
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.resume().write(beginning);
    const dripping = setInterval(() => socket.write('x'), 100);
    await once(socket, 'close');
    clearInterval(dripping);
    return Date.now() - startedAt;
  });
  for (const life of await Promise.all(lives)) expect(life).toBeLessThan(3000);
});

test('a drain answers what was asked, and what is asked on open connections, and takes no new one', async () => {
  const { server, port } = await aServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  await Promise.all(Array.from({ length: 20 }, () => get(port, '/', agent)));
  const inFlight = Array.from({ length: 10 }, () => get(port, '/slow', agent));
  await sleep(50);
  const drained = server.drain();
  const late = Array.from({ length: 10 }, () => get(port, '/', agent));
  expect(new Set(await Promise.all(inFlight))).toEqual(new Set(['slow']));
  expect(new Set(await Promise.all(late))).toEqual(new Set(['page']));
  await expect(get(port, '/', new Agent())).rejects.toThrow('ECONNREFUSED');
  await drained;
});

test('a port that is taken is one sentence', async () => {
  const { port } = await aServer();
  const second = createHttpServer({
    lanes: [],
    pages: async () => {},
    trustedProxies: [],
    onFailure: () => {},
  });
  await expect(second.listen(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is taken`);
});

test('pages carry a nonce of their own, data is not stored', async () => {
  const { url } = await aServer();
  const [one, other] = [await fetch(url), await fetch(url)];
  const policy = one.headers.get('content-security-policy');
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(other.headers.get('content-security-policy')).not.toBe(policy);
  const data = await fetch(`${url}/api/anything`);
  expect(data.headers.get('cache-control')).toBe('no-store');
  expect(data.headers.get('x-content-type-options')).toBe('nosniff');
});

function get(port: number, path: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    ask({ port, path, agent, host: '127.0.0.1' }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve(text);
    })
      .on('error', reject)
      .end();
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
