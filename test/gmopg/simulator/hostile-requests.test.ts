import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aSimulator, call, card, enter, pay, shop } from '#test/gmopg/simulator/a-simulator';

const post = (url: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${url}/payment/EntryTran.idPass`, { method: 'POST', body, headers });

test.each<[string, BodyInit]>([
  ['nothing', ''],
  ['no form', '{"ShopID": "x"}'],
  ['broken escapes', 'ShopID=%&ShopPass=%zz&OrderID=%8'],
  ['broken Windows-31J', new Uint8Array([0x53, 0x3d, 0x81, 0x26, 0xff, 0x3d, 0x00, 0x80])],
  ['a thousand ampersands', '&'.repeat(1000)],
  ['multipart without a boundary', '--\r\n'],
])('%s is answered with errors', async (_, body) => {
  const { url } = await aSimulator();
  const response = await post(url, body);
  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(/^ErrCode=E01\|.*&ErrInfo=E010.*\|E01060001$/);
});

test('a megabyte is refused', async () => {
  const { url } = await aSimulator();
  const response = await post(url, `OrderID=${'x'.repeat(1_000_000)}`).catch(() => null);
  expect(response?.status ?? 413).toBe(413);
  expect((await call({ url }, 'EntryTran', {})).status).toBe(200);
});

test.each([
  ['GET', '/payment/EntryTran.idPass', 405],
  ['PUT', '/payment/EntryTran.idPass', 405],
  ['POST', '/payment/SaveMember.idPass', 404],
  ['POST', '/payment/__proto__.idPass', 404],
  ['GET', '/nowhere', 404],
  ['GET', '//', 400],
  ['DELETE', '/', 405],
])('%s %s: %i', async (method, path, status) => {
  const { url } = await aSimulator();
  expect((await fetch(url + path, { method })).status).toBe(status);
});

test('sockets that die, or talk nonsense, leave it standing', async () => {
  const { url } = await aSimulator();
  const { hostname, port } = new URL(url);
  for (const bytes of [
    'POST /payment/EntryTran.idPass HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nShopID=',
    '\0\0\0\r\n\r\n',
    'GET http://[ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  ]) {
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    await new Promise((resolve) =>
      socket
        .on('close', resolve)
        .on('error', () => {})
        .resume(),
    );
  }
  expect((await call({ url }, 'EntryTran', {})).status).toBe(200);
});

test('raw values go through as they are', async () => {
  const simulator = await aSimulator();
  const access = await enter(simulator, 'A-1');
  const body = `AccessID=${access.AccessID}&AccessPass=${access.AccessPass}&OrderID=A-1&Method=1&CardNo=${card.CardNo}&Expire=3012&ClientField1=100%&ClientFieldFlag=1\r\n`;
  const response = await fetch(`${simulator.url}/payment/ExecTran.idPass`, { method: 'POST', body });
  expect(await response.text()).toMatch(/&ClientField1=100%&ClientField2=&ClientField3=$/);
});

test('multipart is read, its Windows-31J untouched', async () => {
  const simulator = await aSimulator();
  const access = await enter(simulator, 'A-1');
  const fields = { ...access, OrderID: 'A-1', ...card, ClientFieldFlag: 1 };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const japanese = '\x81\x7c\x87\x40';
  const field = `--xyz\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; name="ClientField1"\r\n\r\n${japanese}\r\n`;
  const response = await fetch(`${simulator.url}/payment/ExecTran.idPass`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary="xyz"' },
    body: Buffer.from(`${parts.join('')}${field}--xyz--\r\n`, 'latin1'),
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect(text).toMatch(/^ACS=0&/);
  expect(text).toContain(`&ClientField1=${japanese}&`);
});

test('multipart as a browser or Node writes it', async () => {
  const { url } = await aSimulator();
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...shop, OrderID: 'A-1', JobCd: 'AUTH', Amount: '1' }))
    form.append(name, value);
  expect(await (await post(url, form)).text()).toMatch(/^AccessID=[0-9a-f]{32}&AccessPass=[0-9a-f]{32}$/);
});

test('it closes at once, with callers and notices under way', async () => {
  const { url: noticeUrl, received } = await aReceiver(() => {});
  const simulator = await aSimulator({ noticeUrl, faults: { REPLY_SLOW: 1 } });
  const waiting = pay(simulator, 'A-1').catch(() => 'closed');
  await expect.poll(() => received.length).toBe(1);
  const began = performance.now();
  await simulator.close();
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(await waiting).toBe('closed');
  expect(simulator.ledger.trades()).toMatchObject([
    { status: 'CAPTURE', notices: [{ state: 'WAITING', attempts: [] }] },
  ]);
});
