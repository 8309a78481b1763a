import { onTestFinished } from 'vitest';
import { createSimulatorClock, type SimulatorClock } from '#gmopg/simulator/simulator-clock';
import { type Simulator, type SimulatorOptions, startSimulator } from '#gmopg/simulator/start-simulator';

export const shopId = 'tshop00000001';
export const shopPass = 'abcd1234';
export const shop = { ShopID: shopId, ShopPass: shopPass };

/** A frozen clock in JST: `2026-05-10T12:00:00`. */
export function aClock(jst = '2026-05-10T12:00:00'): SimulatorClock {
  const clock = createSimulatorClock(() => new Date(), new Date(`${jst}+09:00`));
  clock.freeze();
  return clock;
}

/** Closed at the end of the test. Its retries come after 20 ms. */
export async function aSimulator({
  noticeUrl = null,
  times,
  ...options
}: Partial<SimulatorOptions> & { noticeUrl?: string | null } = {}): Promise<Simulator> {
  const simulator = await startSimulator({
    clock: aClock(),
    seed: 1,
    shops: [{ shopId, shopPass, noticeUrl }],
    times: { retryGapMs: 20, holdMs: 200, ...times },
    ...options,
  });
  onTestFinished(() => simulator.close());
  return simulator;
}

export interface Reply {
  status: number;
  type: string | null;
  /** Byte string. */
  text: string;
  get: (name: string) => string | undefined;
}

/** One call, urlencoded. Rejects when the connection breaks. */
export async function call(
  { url }: { url: string },
  name: string,
  fields: Record<string, string | number>,
  signal?: AbortSignal,
): Promise<Reply> {
  const body = Object.entries(fields)
    .map(([field, value]) => `${field}=${encodeURIComponent(value)}`)
    .join('&');
  const response = await fetch(`${url}/payment/${name}.idPass`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
    ...(signal && { signal }),
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  const values = new Map(
    text.split('&').map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]),
  );
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    get: (field) => values.get(field),
  };
}

export const card = { Method: 1, CardNo: '4111111111111111', Expire: '3012' };

/** EntryTran; answers what opens the trade. */
export async function enter(
  simulator: { url: string },
  orderId: string,
  fields: Record<string, string | number> = {},
): Promise<{ AccessID: string; AccessPass: string }> {
  const reply = await call(simulator, 'EntryTran', {
    ...shop,
    OrderID: orderId,
    JobCd: 'CAPTURE',
    Amount: 1000,
    ...fields,
  });
  const [AccessID, AccessPass] = [reply.get('AccessID'), reply.get('AccessPass')];
  if (AccessID === undefined || AccessPass === undefined) throw new Error(reply.text);
  return { AccessID, AccessPass };
}

/** EntryTran and ExecTran; answers what opens the trade. */
export async function pay(
  simulator: { url: string },
  orderId: string,
  fields: Record<string, string | number> = {},
): Promise<{ AccessID: string; AccessPass: string }> {
  const access = await enter(simulator, orderId, fields);
  await call(simulator, 'ExecTran', { ...access, OrderID: orderId, ...card });
  return access;
}
