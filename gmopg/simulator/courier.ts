import { setMaxListeners } from 'node:events';
import { attemptDelivery, type Delivery } from '#gmopg/simulator/attempt-delivery';
import { type DeliveryTimes, retryGap } from '#gmopg/simulator/delivery-times';
import type { Gateway } from '#gmopg/simulator/gateway';
import { planNotice } from '#gmopg/simulator/plan-notice';
import { createSlots } from '#gmopg/simulator/slots';
import type { Notice, Trade, TradeEvent } from '#gmopg/simulator/trade';
import { writeErrorReport } from '#gmopg/simulator/write-error-report';

/** Brings notices, again and again, as the shop's profile says. */
export interface Courier {
  /** Books the notice of an event, without sending it: it survives a restart from here on. Null when the shop wants none. */
  book(trade: Trade, event: TradeEvent): Delivery | null;
  /** Sends it for the first time. Resolves when that attempt is judged; for a notice held back, at once. */
  send(delivery: Delivery): Promise<void>;
  /** Takes up what an earlier process left. */
  resume(): void;
  /** Brings now whatever waits, its gap or not; resolves when these attempts are judged. */
  deliverNow(): Promise<void>;
  /** Resolves when every notice is acknowledged or given up. Makes nothing faster. */
  flush(): Promise<void>;
  /** Notices that are neither acknowledged nor given up. */
  openCount(): number;
  /** Stops at once. What was open stays WAITING in the ledger. */
  close(): void;
}

export function createCourier(gateway: Gateway, times: DeliveryTimes): Courier {
  const open = new Set<Delivery>();
  const heldBack = new Map<Trade, Set<Delivery>>();
  const idle = new Set<() => void>();
  const slots = createSlots(times.atOnce);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);

  function book(trade: Trade, event: TradeEvent): Delivery | null {
    const notice = planNotice(gateway, trade, event);
    return notice === null ? null : add(trade, notice);
  }

  function add(trade: Trade, notice: Notice): Delivery {
    trade.notices.push(notice);
    gateway.ledger.changed();
    return watch(trade, notice);
  }

  function watch(trade: Trade, notice: Notice): Delivery {
    const delivery: Delivery = { trade, notice, timer: null, running: null };
    open.add(delivery);
    return delivery;
  }

  async function send(delivery: Delivery): Promise<void> {
    if (!delivery.notice.faults.includes('NOTICES_REORDERED')) return attempt(delivery);
    holdBack(delivery);
  }

  /** Until the trade's next notice has been brought, or for `holdMs` when there is none. */
  function holdBack(delivery: Delivery): void {
    const ofTrade = heldBack.get(delivery.trade) ?? new Set();
    heldBack.set(delivery.trade, ofTrade.add(delivery));
    wait(delivery, times.holdMs);
  }

  function wait(delivery: Delivery, milliseconds: number): void {
    if (stopping.signal.aborted) return;
    clearTimeout(delivery.timer ?? undefined);
    delivery.timer = setTimeout(() => void attempt(delivery), milliseconds);
  }

  function attempt(delivery: Delivery): Promise<void> {
    if (stopping.signal.aborted || !open.has(delivery)) return Promise.resolve();
    clearTimeout(delivery.timer ?? undefined);
    heldBack.get(delivery.trade)?.delete(delivery);
    delivery.running ??= slots
      .run(() => bring(delivery))
      .then(() => {
        delivery.running = null;
        if (!stopping.signal.aborted) settle(delivery);
      });
    return delivery.running;
  }

  async function bring(delivery: Delivery): Promise<void> {
    if (stopping.signal.aborted) return;
    const { signal } = stopping;
    const tried = await attemptDelivery(gateway, delivery, { deadlineMs: times.deadlineMs, signal });
    if (signal.aborted) return;
    delivery.notice.attempts.push(...tried);
    gateway.ledger.changed();
  }

  function settle(delivery: Delivery): void {
    const { notice, trade } = delivery;
    const isDone = notice.attempts.some(({ outcome }) => outcome === 'ACKNOWLEDGED');
    const attemptCount = notice.attempts.at(-1)?.number ?? 0;
    const gap = isDone ? null : retryGap(gateway, times, { trade, attemptCount });
    if (gap !== null) {
      wait(delivery, gap);
      return;
    }
    notice.state = isDone ? 'ACKNOWLEDGED' : 'GIVEN_UP';
    if (!isDone) gateway.ledger.addErrorReport(writeErrorReport(trade, notice, gateway.clock.now()));
    if (isDone && notice.faults.includes('NOTICE_STALE')) repeatLater(delivery);
    finish(delivery);
  }

  function repeatLater({ trade, notice: { eventNumber } }: Delivery): void {
    holdBack(add(trade, { eventNumber, isStaleRepeat: true, state: 'WAITING', faults: [], attempts: [] }));
  }

  function finish(delivery: Delivery): void {
    open.delete(delivery);
    gateway.ledger.changed();
    for (const elder of heldBack.get(delivery.trade) ?? []) {
      if (elder.notice.eventNumber < delivery.notice.eventNumber) void attempt(elder);
    }
    if (heldBack.get(delivery.trade)?.size === 0) heldBack.delete(delivery.trade);
    if (open.size > 0) return;
    for (const resolve of idle) resolve();
    idle.clear();
  }

  return {
    book,
    send,
    resume: () => {
      for (const trade of gateway.ledger.trades()) {
        for (const notice of trade.notices) {
          if (notice.state === 'WAITING' && gateway.shops.has(trade.shopId))
            void attempt(watch(trade, notice));
        }
      }
    },
    deliverNow: async () => {
      await Promise.all([...open].map(attempt));
    },
    flush: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.add(resolve))),
    openCount: () => open.size,
    close: () => {
      stopping.abort();
      for (const { timer } of open) clearTimeout(timer ?? undefined);
      for (const resolve of idle) resolve();
    },
  };
}
