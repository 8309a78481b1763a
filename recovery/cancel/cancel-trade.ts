import type { Db } from '#db/client';
import { type AlterTranResult, alterTran } from '#gmopg/alter-tran';
import { cancelJob } from '#gmopg/cancel-job';
import type { GatewayTrade } from '#gmopg/read-trade';
import { checkMailText } from '#mail/check-template';
import type { MailRow } from '#mail/mail-ledger';
import { findListedTrade, gatewayIsSilent } from '#recovery/abnormal-orders/refresh-trade';
import { canCancelTrade, whyNotCancel } from '#recovery/cancel/can-cancel-trade';
import { type CancellationObstacle, explainObstacle } from '#recovery/cancel/explain-obstacle';
import type { Cancellation } from '#recovery/cancel/find-cancellations';
import { findStanding, noteJob, openCancellation } from '#recovery/cancel/open-cancellation';
import { settleCancellation } from '#recovery/cancel/settle-cancellation';
import { askGateway, type Gateway } from '#recovery/gateway/ask-gateway';
import type { MailText } from '#recovery/mails/write-confirmation-mail';
import type { InvalidInput } from '#recovery/orders/checkout-input';
import { plainText } from '#recovery/plain-text';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export interface CancelRequest {
  id: string;
  /** What the caller saw: another job or total at GMOPG refuses. */
  expectedJob: Cancellation['job'];
  expectedTotal: number;
  reason: string | null;
  sendCancellationMail: boolean;
  /** Replaces the shop's template for this one mail. */
  mail: MailText | null;
}

export type CancelTradeResult =
  | { kind: 'TradeCancelled'; abnormalOrder: Trade; job: Cancellation['job']; mail: MailRow | null }
  | { kind: 'CancellationChanged'; message: string; abnormalOrder: Trade }
  | {
      kind: 'CancellationImpossible';
      obstacle: CancellationObstacle;
      message: string;
      abnormalOrder: Trade;
    }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string }
  | { kind: 'GatewayUnavailable'; message: string; abnormalOrder: Trade }
  | InvalidInput;

const mostMsToSending = 30_000;

interface CancelBy {
  actor: string;
  now: Date;
  gateway: Gateway | null;
}

/**
 * Reverses a trade's money at GMOPG (gmopg.md §2, "Safe procedure"): asks, computes the job, refuses what the caller did not
 * see, keeps the order to GMOPG before it is sent, sends it once. A lost reply is asked after, never sent again; while nobody
 * knows, the row can neither be restored nor cancelled. Holds no lock and no transaction while GMOPG is called.
 */
export async function cancelTrade(
  db: Db,
  shopId: string,
  request: CancelRequest,
  by: CancelBy,
): Promise<CancelTradeResult> {
  const invalid = problemsOf(request);
  if (invalid) return invalid;
  const row = await findListedTrade(db, shopId, request.id);
  if (!row)
    return { kind: 'AbnormalOrderNotFound', message: 'この異常注文は見つかりません。', id: request.id };
  if (!by.gateway) return impossible(row, 'NO_GATEWAY_ACCESS');

  const forbidden = whyNotCancel(row, await findStanding(db, row));
  if (forbidden !== null) return impossible(row, forbidden);
  const asked = await ask(db, row, by.gateway, by.actor);
  if (asked.kind === 'SILENT')
    return { kind: 'GatewayUnavailable', message: gatewayIsSilent(asked.problem), abnormalOrder: row };
  const now = asked.trade ?? row;
  if (!asked.gatewayTrade) return impossible(now, 'TRADE_NOT_FOUND');

  const able = canCancelTrade(now, { ...(await findStanding(db, now)), now: by.gateway.clock() });
  if (able.kind === 'IMPOSSIBLE') return impossible(now, able.obstacle);
  if (able.job !== request.expectedJob || now.total !== request.expectedTotal)
    return { kind: 'CancellationChanged', message: explainChange(now, able.job), abnormalOrder: now };

  const opened = await openCancellation(
    db,
    now,
    { ...request, job: able.job, reason: plainText(request.reason) },
    { actor: by.actor, now: by.gateway.clock() },
  );
  if (opened.kind === 'REFUSED') return impossible(opened.trade, opened.obstacle);
  return send(db, opened.cancellation, { row: now, gatewayTrade: asked.gatewayTrade, gateway: by.gateway });
}

/** Sends the order and settles what came of it. */
async function send(
  db: Db,
  cancellation: Cancellation,
  { row, gatewayTrade, gateway }: { row: Trade; gatewayTrade: GatewayTrade; gateway: Gateway },
): Promise<CancelTradeResult> {
  const first = await tell(gateway, cancellation, gatewayTrade);
  if (first.kind !== 'REFUSED' || !first.isJobImpossible)
    return conclude(db, cancellation, { row, gateway, first });

  // The day may have ended between asking and telling: ask again and recompute, once (gmopg.md §2).
  const again = await ask(db, row, gateway, cancellation.requestedBy);
  const fresh = again.kind === 'ANSWERED' ? again.gatewayTrade : null;
  const job = fresh ? cancelJob({ ...fresh, tranDate: fresh.processDate }, gateway.clock())?.job : undefined;
  if (!fresh || !job || job === cancellation.job || fresh.total !== cancellation.total)
    return conclude(db, cancellation, { row, gateway, first });
  const noted = await noteJob(db, cancellation, { job, sentAt: gateway.clock() });
  const second = await tell(gateway, noted, fresh);
  return conclude(db, noted, { row, gateway, first: second });
}

/** A process that stood still does not send what the sweep has meanwhile given up, and others may act on. */
async function tell(
  { access, clock }: Gateway,
  { job, sentAt }: Cancellation,
  gatewayTrade: GatewayTrade,
): Promise<AlterTranResult> {
  if (clock().getTime() - sentAt.getTime() > mostMsToSending) {
    const problem = '処理が滞ったため、取消は送信していません。';
    return { kind: 'LOST', problem, mayHaveArrived: false };
  }
  return alterTran(access, { ...gatewayTrade, job });
}

async function conclude(
  db: Db,
  cancellation: Cancellation,
  { row, gateway, first }: { row: Trade; gateway: Gateway; first: AlterTranResult },
): Promise<CancelTradeResult> {
  const settle = (outcome: Parameters<typeof settleCancellation>[2]) =>
    settleCancellation(db, cancellation, outcome, gateway.clock());
  switch (first.kind) {
    case 'DONE': {
      const { trade, mail } = await settle({ kind: 'DONE', reply: first });
      return { kind: 'TradeCancelled', abnormalOrder: trade, job: cancellation.job, mail };
    }
    case 'REFUSED': {
      // Whatever it refuses for: it may be that the money went back by another hand.
      await ask(db, row, gateway, cancellation.requestedBy);
      const { trade, message } = await settle({ kind: 'REFUSED', errors: first.errors });
      return trade.money === 'REVERSED'
        ? impossible(trade, 'REVERSED')
        : { ...impossible(trade, 'REFUSED'), message };
    }
    case 'LOST': {
      if (!first.mayHaveArrived) {
        const { trade } = await settle({ kind: 'NOT_DONE', problem: first.problem });
        return { kind: 'GatewayUnavailable', message: gatewayIsSilent(first.problem), abnormalOrder: trade };
      }
      return findOut(db, cancellation, { row, gateway, problem: first.problem });
    }
  }
}

/** The reply was lost: what GMOPG says now decides; still charged may only mean that it is not done yet. */
async function findOut(
  db: Db,
  cancellation: Cancellation,
  { row, gateway, problem }: { row: Trade; gateway: Gateway; problem: string },
): Promise<CancelTradeResult> {
  await settleCancellation(db, cancellation, { kind: 'UNKNOWN', problem }, gateway.clock());
  const asked = await ask(db, row, gateway, cancellation.requestedBy);
  if (asked.kind === 'ANSWERED' && asked.trade?.money === 'REVERSED') {
    const { trade, mail } = await settleCancellation(
      db,
      cancellation,
      { kind: 'DONE', reply: null },
      gateway.clock(),
    );
    return { kind: 'TradeCancelled', abnormalOrder: trade, job: cancellation.job, mail };
  }
  const message =
    '取消を依頼しましたが、GMOPGの応答が途中で失われました。同じ取消は送り直さず、結果を自動で確認しています。';
  const standing = asked.kind === 'ANSWERED' ? asked.trade : null;
  return { kind: 'GatewayUnavailable', message, abnormalOrder: standing ?? row };
}

function ask(db: Db, { shopId, gatewayOrderId, tradeKey }: Trade, gateway: Gateway, actor: string) {
  return askGateway(db, shopId, gateway, { gatewayOrderId, tradeKey }, { purpose: 'CANCEL', actor });
}

function impossible(abnormalOrder: Trade, obstacle: CancellationObstacle) {
  const message = explainObstacle(obstacle, abnormalOrder);
  return { kind: 'CancellationImpossible' as const, obstacle, message, abnormalOrder };
}

function explainChange(trade: Trade, job: Cancellation['job']): string {
  const words = { VOID: '取消', RETURN: '返品', RETURNX: '月跨り返品' };
  return `GMOPGでの状態が画面と異なります。いま行えるのは「${words[job]}」${trade.total.toLocaleString('ja-JP')}円です。内容を確認して、もう一度実行してください。`;
}

function problemsOf({ sendCancellationMail, mail }: CancelRequest): InvalidInput | null {
  if (!mail || !sendCancellationMail) return null;
  const problems = checkMailText(mail).map(({ path, message }) => ({ path: `mail.${path}`, message }));
  return problems.length === 0
    ? null
    : { kind: 'InvalidInput', message: 'The mail cannot be sent like this.', problems };
}
