import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { callGateway } from '#gmopg/call-gateway';
import type { GatewayAccess } from '#gmopg/gateway-access';
import { aGateway, breaksOff, replies, repliesWith, type Script, staysSilent, writes } from './a-gateway';

const trade = 'OrderID=A-1&Status=CAPTURE&AccessID=1&AccessPass=2&Amount=650&Tax=0';
const html = '<!DOCTYPE html><html><body>ただいまメンテナンス中です</body></html>';

/** An AlterTran is what must not be sent twice. */
function ask(access: GatewayAccess, deadlineMs = 300) {
  const fields = { AccessID: 'a'.repeat(32), AccessPass: 'opensesame', JobCd: 'VOID' };
  return callGateway(access, 'AlterTran', { fields, deadlineMs });
}

test('a call is one POST of a form in Windows-31J, with ShopID and ShopPass', async () => {
  const gateway = await aGateway(replies(trade));
  const fields = { OrderID: 'A-1', ClientField1: '①髙～ あ+%&=' };
  await callGateway(gateway.access, 'SearchTrade', { fields });
  expect(gateway.asked).toMatchObject([
    {
      method: 'POST',
      path: '/payment/SearchTrade.idPass',
      headers: { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' },
      body: 'ShopID=tshop00000001&ShopPass=pa55%2Bw%26rd&OrderID=A-1&ClientField1=%87%40%FB%FC%81%60+%82%A0%2B%25%26%3D',
    },
  ]);
});

test('a reply is read raw: nothing is percent-decoded, a plus is a plus, the line end is none of it', async () => {
  const gateway = await aGateway(replies('A=%41+1=2&B=&OrderID= x \r\n'));
  const answer = await ask(gateway.access);
  expect(answer.kind === 'ANSWERED' && [...answer.fields]).toEqual([
    ['A', '%41+1=2'],
    ['B', ''],
    ['OrderID', ' x '],
  ]);
});

test('an error is told with every code, though GMOPG answers HTTP 200', async () => {
  const gateway = await aGateway(replies('ErrCode=E01|E11&ErrInfo=E01110002|E11010003\r\n'));
  expect(await ask(gateway.access)).toEqual({
    kind: 'REFUSED',
    errors: [
      { code: 'E01', info: 'E01110002' },
      { code: 'E11', info: 'E11010003' },
    ],
  });
});

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';
const trickles: Script = (response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write('A=1&'), 20);
  response.on('close', () => clearInterval(timer));
};

const losses: Record<string, Script> = {
  'an empty 200': replies(''),
  'a line end alone': replies('\r\n'),
  'an HTML page with 200': replies(html),
  'a sentence with 200': replies('Service unavailable'),
  'a name without a value': replies(`${trade}&Appr`),
  'a cut error code': replies('ErrCode=E01&ErrInfo=E0111'),
  'an error code without its ErrInfo': replies('ErrCode=E01|E01&ErrInfo=E01110002'),
  'a body shorter than announced': writes(`${head}Content-Length: 99\r\n\r\n${trade}`),
  'a chunked body without its end': writes(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nA=1\r\n`),
  'a body that ends with the connection': writes(`${head}\r\n${trade}`),
  'a body beyond 64 KiB': replies(`A=${'x'.repeat(70_000)}`),
  'an endless body, drop by drop': trickles,
  'no answer at all': staysSilent,
  'a reset': breaksOff,
  'the end of the connection': writes(''),
  'half a header': writes('HTTP/1.1 200 OK\r\nContent-'),
  'something that is no HTTP': writes('SSH-2.0-OpenSSH_9.6\r\n'),
  'HTTP 500': repliesWith(500, { body: trade }),
  'HTTP 503': repliesWith(503, { body: html }),
  'HTTP 204': repliesWith(204, {}),
  'HTTP 206': repliesWith(206, { body: trade }),
  'a redirect': repliesWith(307, { headers: { location: '/payment/AlterTran.idPass' } }),
  'a switch of protocols': writes(
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
  ),
};

test.each(Object.entries(losses))(
  '%s leaves the outcome open, and the call is never sent again',
  async (_, script) => {
    const gateway = await aGateway(script);
    const isWaitedFor = script === trickles || script === staysSilent;
    const answer = await ask(gateway.access, isWaitedFor ? 300 : 5_000);
    expect(answer).toMatchObject({ kind: 'SILENT', mayHaveArrived: true });
    expect(answer.kind === 'SILENT' && answer.problem.includes('秒以内')).toBe(isWaitedFor);
    await new Promise((later) => setTimeout(later, 50));
    expect(gateway.asked).toHaveLength(1);
    expect(gateway.connections()).toBe(1);
    expect(JSON.stringify(answer)).not.toMatch(/opensesame|pa55/);
  },
);

test('each call has a connection of its own, so none goes out on a stale one and again on another', async () => {
  const keepsOpen = repliesWith(200, {
    headers: { connection: 'keep-alive', 'keep-alive': 'timeout=60' },
    body: trade,
  });
  const gateway = await aGateway(keepsOpen, breaksOff, keepsOpen);
  const kinds = [];
  for (let n = 0; n < 3; n++) kinds.push((await ask(gateway.access)).kind);
  expect(kinds).toEqual(['ANSWERED', 'SILENT', 'ANSWERED']);
  expect(gateway.asked).toHaveLength(3);
  expect(gateway.connections()).toBe(3);
});

test('a hundred calls at once that all lose their answers arrive a hundred times', async () => {
  const gateway = await aGateway(breaksOff);
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask(gateway.access, 5_000)));
  expect(answers.every((answer) => answer.kind === 'SILENT' && answer.mayHaveArrived)).toBe(true);
  expect(gateway.asked).toHaveLength(100);
});

test('the deadline covers the whole call, also a body that keeps coming', async () => {
  const gateway = await aGateway(trickles);
  const startedAt = performance.now();
  const answer = await ask(gateway.access, 200);
  expect(answer).toMatchObject({ kind: 'SILENT', problem: expect.stringContaining('0.2秒') });
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});

describe('where no connection comes about, nothing can have arrived', () => {
  test('a port where nobody listens', async () => {
    const gateway = await aGateway(replies(trade));
    gateway.close();
    expect(await ask(gateway.access)).toMatchObject({
      kind: 'SILENT',
      problem: 'GMOPGに接続できません（ECONNREFUSED）。接続先とネットワークを確認してください。',
      mayHaveArrived: false,
    });
  });

  test('a name that no host has', async () => {
    const { access } = await aGateway(replies(trade));
    // A label of more than 63 characters cannot be looked up: nobody is asked.
    const answer = await ask({ ...access, endpoint: `https://${'a'.repeat(64)}.invalid` });
    expect(answer).toMatchObject({ kind: 'SILENT', mayHaveArrived: false });
  });

  test('a host that does not speak TLS', async () => {
    const gateway = await aGateway(replies(trade));
    const answer = await ask({
      ...gateway.access,
      endpoint: gateway.access.endpoint.replace('http', 'https'),
    });
    expect(answer).toMatchObject({ kind: 'SILENT', mayHaveArrived: false });
    expect(gateway.asked).toEqual([]);
  });

  test('a host that takes the connection and never finishes the handshake', async () => {
    const received: Buffer[] = [];
    const server = createServer((socket) => socket.on('data', (bytes) => received.push(bytes)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const { access } = await aGateway(replies(trade));
    const answer = await ask({ ...access, endpoint: `https://127.0.0.1:${port}` }, 200);
    expect(answer).toMatchObject({ kind: 'SILENT', mayHaveArrived: false });
    expect(Buffer.concat(received).toString('latin1')).not.toMatch(/opensesame|pa55/);
  });
});
