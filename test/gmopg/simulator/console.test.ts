import { request } from 'node:http';
import { expect, test } from 'vitest';
import { faultNames } from '#gmopg/simulator/fault-plan';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aClock, aSimulator, pay, shopId } from '#test/gmopg/simulator/a-simulator';

async function read(simulator: Simulator, path: string): Promise<string> {
  return (await fetch(simulator.url + path)).text();
}

async function act(simulator: Simulator, action: string, fields: Record<string, string>, headers = {}) {
  const response = await fetch(`${simulator.url}/console/${action}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers,
  });
  return { status: response.status, location: decodeURIComponent(response.headers.get('location') ?? '') };
}

test('the list shows who heard what', async () => {
  const { url } = await aReceiver();
  const simulator = await aSimulator({ noticeUrl: url });
  simulator.nextFault('A-2', 'REPLY_LOST');
  await pay(simulator, 'A-1', { Amount: 10350, Tax: 1000 });
  await pay(simulator, 'A-2').catch(() => {});
  await simulator.flush();
  const page = await read(simulator, '/');
  expect(page).toContain('¥11,350');
  expect(page.match(/届いた|届かなかった/g)).toEqual(['届かなかった', '届いた']);
  expect(page.match(/受領済/g)).toHaveLength(2);
  expect(await read(simulator, '/?q=A-2')).toContain('全1件中');
});

test('a trade shows its events, its notices and their answers, and no password', async () => {
  const { url } = await aReceiver((response, _, count) => response.end(count === 1 ? '<b>1</b>' : '0'));
  const simulator = await aSimulator({ noticeUrl: url });
  const { AccessID, AccessPass } = await pay(simulator, 'A-1');
  await simulator.flush();
  const page = await read(simulator, `/trades/${AccessID}`);
  expect(page).toContain('ExecTran CAPTURE');
  expect(page).toContain('&#60;b&#62;1&#60;/b&#62;');
  expect(page).not.toContain('<b>');
  expect(page).not.toContain(AccessPass);
});

test('what the address says is text', async () => {
  const simulator = await aSimulator();
  const evil = '"><script>alert(1)</script>';
  for (const name of ['q', 'said'])
    expect(await read(simulator, `/?${name}=${encodeURIComponent(evil)}`)).not.toContain('<script');
});

test.each([
  ['VOID', '2026-05-10T12:00:00', 'VOID'],
  ['RETURN', '2026-05-11T12:00:00', 'RETURN'],
  ['RETURNX', '2026-06-11T12:00:00', 'RETURNX'],
])('%s by hand notifies', async (job, now, status) => {
  const { url, statuses } = await aReceiver();
  const clock = aClock('2026-05-10T12:00:00');
  const simulator = await aSimulator({ noticeUrl: url, clock });
  const { AccessID } = await pay(simulator, 'A-1');
  await simulator.flush();
  clock.set(new Date(`${now}+09:00`));
  const { location } = await act(simulator, 'operate', { accessId: AccessID, job });
  expect(location).toBe(`/trades/${AccessID}?said=処理しました`);
  await simulator.flush();
  expect(statuses()).toEqual(['CAPTURE', status]);
});

test('a sale and a change of the amount by hand', async () => {
  const simulator = await aSimulator();
  const { AccessID: accessId } = await pay(simulator, 'A-1', { JobCd: 'AUTH' });
  await act(simulator, 'operate', { accessId, job: 'SALES' });
  await act(simulator, 'operate', { accessId, job: 'CHANGE', amount: '700' });
  expect(simulator.ledger.trade(accessId)).toMatchObject({ status: 'SALES', amount: 700 });
  const refused = await act(simulator, 'operate', { accessId, job: 'SALES' });
  expect(refused.location).toContain('処理できません（E11010003）');
  expect((await act(simulator, 'operate', { accessId, job: 'CHANGE', amount: 'x' })).location).toContain(
    '数字',
  );
  expect((await act(simulator, 'operate', { accessId: 'nobody', job: 'VOID' })).location).toContain(
    '見つかりません',
  );
});

test('faults, outages and the clock are turned', async () => {
  const simulator = await aSimulator();
  await act(simulator, 'faults', { REPLY_LOST: '25', NOTICE_LOST: '1000', DECLINED: 'x' });
  expect(simulator.faults()).toMatchObject({ REPLY_LOST: 0.25, NOTICE_LOST: 1, DECLINED: 0 });
  expect(await read(simulator, '/settings')).toMatch(/name="REPLY_LOST" value="25"/);

  await act(simulator, 'outage', { outage: 'UNAVAILABLE' });
  expect((await fetch(`${simulator.url}/payment/SearchTrade.idPass`, { method: 'POST' })).status).toBe(503);
  await act(simulator, 'outage', { outage: '' });
  await act(simulator, 'outage', { outage: 'REFUSED' });
  expect((await fetch(`${simulator.url}/payment/SearchTrade.idPass`, { method: 'POST' })).status).toBe(200);

  await act(simulator, 'clock', { do: 'set', at: '2028-02-29T23:00:00' });
  await act(simulator, 'clock', { do: 'hour' });
  expect(simulator.clock.now()).toEqual(new Date('2028-03-01T00:00:00+09:00'));
  await act(simulator, 'clock', { do: 'run' });
  expect(simulator.clock.isRunning).toBe(true);
  expect((await act(simulator, 'clock', { do: 'set', at: 'soon' })).location).toContain('正しくありません');
});

test('one trade is given its fault, and waiting notices are sent', async () => {
  const { url, received } = await aReceiver();
  const simulator = await aSimulator({ noticeUrl: url, times: { retryGapMs: 60_000 } });
  const { AccessID: accessId } = await pay(simulator, 'A-1');
  await simulator.flush();
  await act(simulator, 'next-fault', { accessId, fault: 'NOTICE_LOST' });
  await act(simulator, 'operate', { accessId, job: 'VOID' });
  await expect.poll(() => simulator.ledger.trade(accessId)?.notices[1]?.attempts.length).toBe(1);
  expect(received).toHaveLength(1);
  await act(simulator, 'deliver', {});
  expect(received).toHaveLength(2);
});

test('error reports are listed', async () => {
  const { url } = await aReceiver((response) => response.end('1'));
  const simulator = await aSimulator({ noticeUrl: url, times: { retryGapMs: 1 } });
  expect(await read(simulator, '/reports')).toContain('ありません');
  await pay(simulator, 'A-1');
  await simulator.flush();
  const page = await read(simulator, '/reports');
  expect(page).toContain(`ショップID：${shopId}`);
  expect(page).toContain('6回目');
});

test.each([
  [{ Origin: 'http://evil.example' }],
  [{ Origin: 'null' }],
  [{ 'Sec-Fetch-Site': 'cross-site' }],
  [{ 'Sec-Fetch-Site': 'same-site' }],
])('an action with %o is refused', async (headers) => {
  const simulator = await aSimulator();
  const { AccessID: accessId } = await pay(simulator, 'A-1');
  expect((await post(simulator, '/console/operate', `accessId=${accessId}&job=VOID`, headers)).status).toBe(
    403,
  );
  expect(simulator.ledger.trade(accessId)?.status).toBe('CAPTURE');
});

test('its own origin may act, and a name that was bent to this machine may not even read', async () => {
  const simulator = await aSimulator();
  const { AccessID: accessId } = await pay(simulator, 'A-1');
  const own = { Origin: simulator.url, 'Sec-Fetch-Site': 'same-origin' };
  expect((await post(simulator, '/console/operate', `accessId=${accessId}&job=VOID`, own)).status).toBe(303);
  expect((await post(simulator, '/console/deliver', '', { Host: 'evil.example' })).status).toBe(403);
});

test('an action is posted, a page is read, and neither is framed or kept', async () => {
  const simulator = await aSimulator();
  expect((await fetch(`${simulator.url}/console/deliver`)).status).toBe(404);
  expect((await act(simulator, 'nothing', {})).status).toBe(404);
  const { headers } = await fetch(simulator.url);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
});

test('every fault has a name for people', async () => {
  const page = await read(await aSimulator(), '/settings');
  for (const fault of faultNames) expect(page).toMatch(new RegExp(`<label for="${fault}">[^<]*\\p{Lo}`, 'u'));
});

/** fetch sets Host and Origin itself. */
function post({ url }: Simulator, path: string, body: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined }>((resolve, reject) => {
    const asked = request(url + path, { method: 'POST', headers, agent: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode });
    });
    asked.on('error', reject).end(body);
  });
}
