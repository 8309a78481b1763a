import type { Altered } from '#gmopg/simulator/alter-tran';
import { createCourier } from '#gmopg/simulator/courier';
import { createGateway, issueToken, setShop } from '#gmopg/simulator/create-gateway';
import { type DeliveryTimes, usualTimes } from '#gmopg/simulator/delivery-times';
import type { FaultName, Faults } from '#gmopg/simulator/fault-plan';
import { type ForgedNotice, forgeNotice } from '#gmopg/simulator/forge-notice';
import type { DeliveryProfile, GatewayHabits, SimulatedShop } from '#gmopg/simulator/gateway';
import type { IdSource } from '#gmopg/simulator/id-source';
import { type ImportedTrade, importTrade } from '#gmopg/simulator/import-trade';
import type { ErrorReport, Ledger } from '#gmopg/simulator/ledger';
import { createLedgerFile } from '#gmopg/simulator/ledger-file';
import { type ConsoleOperation, operate } from '#gmopg/simulator/operate';
import type { Outage } from '#gmopg/simulator/outages';
import type { NoticeAnswer } from '#gmopg/simulator/post-notice';
import type { SimulatorClock } from '#gmopg/simulator/simulator-clock';
import { startSimulatorServer } from '#gmopg/simulator/simulator-server';
import type { ApiCall, Trade } from '#gmopg/simulator/trade';

export interface SimulatorOptions {
  /** 0, any free one, unless given. */
  port?: number;
  /** 127.0.0.1 unless given. */
  host?: string;
  clock: SimulatorClock;
  /** Decides which trade meets which fault, and all AccessIDs. */
  seed: number;
  shops: readonly SimulatedShop[];
  profile?: DeliveryProfile;
  times?: Partial<DeliveryTimes>;
  /** How long a slow reply takes: 12 s unless given, because GMO's own plug-in waits 10. */
  slowReplyMs?: number;
  faults?: Faults;
  habits?: Partial<GatewayHabits>;
  ids?: Partial<IdSource>;
  /** A JSON file that keeps the ledger over restarts. */
  ledgerFile?: string;
  log?: (line: string) => void;
}

export interface Simulator {
  /** `http://127.0.0.1:…`; the calls are under `/payment/`, the console page is at `/`. */
  readonly url: string;
  readonly clock: SimulatorClock;
  /** What really happened: the oracle of every test. */
  readonly ledger: Ledger;
  faults(): Faults;
  setFaults(faults: Faults): void;
  /** One trade's next fault, by its AccessID or OrderID. `call` puts a reply fault on another call than its own. */
  nextFault(key: string, fault: FaultName, call?: ApiCall): void;
  /** The whole API, until null. REFUSED closes the port, the console page with it. */
  setOutage(outage: Outage | null): Promise<void>;
  operate(operation: ConsoleOperation): Altered;
  /** Puts a finished trade into the ledger, of any date. */
  importTrade(trade: ImportedTrade): Readonly<Trade>;
  /** A card token, good for one ExecTran. */
  issueToken(cardNo: string): string;
  /** Adds a shop, or replaces the one with its ShopID. */
  setShop(shop: SimulatedShop): void;
  /** Brings now every notice that waits, its retry gap or not; resolves when these attempts are judged. */
  deliverNow(): Promise<void>;
  /** Resolves when every notice is acknowledged or given up. It shortens no gap. */
  flush(): Promise<void>;
  /** Notices that are neither acknowledged nor given up. */
  openNotices(): number;
  /** A notice of nobody: a right ShopID, made-up AccessID and OrderID. Sent once. */
  sendForgedNotice(notice: ForgedNotice): Promise<NoticeAnswer>;
  /** The mails that shops got about notices given up. */
  errorReports(): readonly ErrorReport[];
  close(): Promise<void>;
}

/** Starts GMOPG as a peer: its API, its notices, its own ledger (gmopg.md §3). It speaks the wire and nothing else. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port = 0, host = '127.0.0.1', slowReplyMs = 12_000, log = () => {} } = options;
  const file = options.ledgerFile === undefined ? null : createLedgerFile(options.ledgerFile, log);
  const gateway = createGateway(options, file?.read() ?? null, () =>
    file?.writeSoon(() => gateway.ledger.snapshot()),
  );
  const times = { ...usualTimes, ...options.times };
  const courier = createCourier(gateway, times);
  const server = await startSimulatorServer({ gateway, courier, slowMs: slowReplyMs, log }, { port, host });
  courier.resume();

  return {
    url: server.url,
    clock: options.clock,
    ledger: gateway.ledger,
    faults: gateway.faults.faults,
    setFaults: gateway.faults.setFaults,
    nextFault: (key, fault, call) => gateway.faults.plan(key, fault, call ?? null),
    setOutage: server.setOutage,
    operate: (operation) => operate({ gateway, courier }, operation),
    importTrade: (trade) => importTrade({ gateway, courier }, trade),
    issueToken: (cardNo) => issueToken(gateway, cardNo),
    setShop: (shop) => setShop(gateway, shop),
    deliverNow: courier.deliverNow,
    flush: courier.flush,
    openNotices: courier.openCount,
    sendForgedNotice: (notice) => forgeNotice(gateway, notice, times.deadlineMs),
    errorReports: gateway.ledger.errorReports,
    close: async () => {
      courier.close();
      await server.close();
      file?.close(gateway.ledger.snapshot);
    },
  };
}
