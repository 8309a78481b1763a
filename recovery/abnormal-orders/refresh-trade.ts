import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trades } from '#db/schema/trades';
import { askGateway, type Gateway } from '#recovery/gateway/ask-gateway';
import { isUuid } from '#recovery/is-uuid';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

export type RefreshTradeResult =
  | { kind: 'TradeRefreshed'; abnormalOrder: Trade }
  | { kind: 'AbnormalOrderNotFound'; message: string; id: string }
  | { kind: 'GatewayUnavailable'; message: string; abnormalOrder: Trade };

export const noGatewayAccess = 'このショップにはGMOPGのAPI接続が設定されていません。';

/** Asks GMOPG about a row now and evaluates it again; the row may have left the lists afterwards. `gateway` null: no API access. */
export async function refreshTrade(
  db: Db,
  shopId: string,
  id: string,
  { actor, gateway }: { actor: string; gateway: Gateway | null },
): Promise<RefreshTradeResult> {
  const row = await findListedTrade(db, shopId, id);
  if (!row) return { kind: 'AbnormalOrderNotFound', message: 'この異常注文は見つかりません。', id };
  if (!gateway) {
    const message = `${noGatewayAccess}GMOPGの管理画面で取引の状態を確認してください。`;
    return { kind: 'GatewayUnavailable', message, abnormalOrder: row };
  }
  const asked = await askGateway(
    db,
    shopId,
    gateway,
    { gatewayOrderId: row.gatewayOrderId, tradeKey: row.tradeKey },
    { purpose: 'REFRESH', actor },
  );
  if (asked.kind === 'SILENT')
    return { kind: 'GatewayUnavailable', message: gatewayIsSilent(asked.problem), abnormalOrder: row };
  return { kind: 'TradeRefreshed', abnormalOrder: asked.trade ?? row };
}

/** The row with this id, deleted or not; null when the trade is not listed, is another shop's, or does not exist. */
export async function findListedTrade(db: Db, shopId: string, id: string): Promise<Trade | null> {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select()
    .from(trades)
    .where(and(eq(trades.shopId, shopId), eq(trades.id, id), isNotNull(trades.status)));
  return row ?? null;
}

export function gatewayIsSilent(problem: string): string {
  return `GMOPGに確認できませんでした。${problem}しばらくしてからもう一度お試しください。`;
}
