import { explainErrors } from '#gmopg/explain-errors';
import type { GatewayAccess } from '#gmopg/gateway-access';
import type { GatewayError } from '#gmopg/gateway-errors';
import { searchTrade } from '#gmopg/search-trade';

/** Messages are Japanese: a cause and the next step. */
export type TestGatewayAccessResult =
  | { kind: 'GatewayAnswers'; milliseconds: number }
  | { kind: 'GatewayRefuses'; message: string; errors: GatewayError[] }
  | { kind: 'GatewaySilent'; message: string };

/** No cart makes an order of this name. */
const absentOrderId = 'FUKKYU-CONNECTION-TEST';

/**
 * Asks GMOPG for an order that does not exist: "no such order" proves the endpoint, the ShopID and the ShopPass. Moves
 * nothing. `stopwatch` counts milliseconds; the deadline lies below that of a GraphQL request.
 */
export async function testGatewayAccess(
  access: GatewayAccess,
  {
    stopwatch = () => performance.now(),
    deadlineMs = 8_000,
  }: { stopwatch?: () => number; deadlineMs?: number } = {},
): Promise<TestGatewayAccessResult> {
  const startedAt = stopwatch();
  const result = await searchTrade(access, absentOrderId, { deadlineMs });
  const milliseconds = Math.round(stopwatch() - startedAt);
  if (result.kind !== 'SILENT') return { kind: 'GatewayAnswers', milliseconds };
  const { errors, problem } = result;
  if (errors.length === 0)
    return {
      kind: 'GatewaySilent',
      message: `${problem}接続先を確認し、しばらくしてからもう一度お試しください。`,
    };
  return { kind: 'GatewayRefuses', message: `${explainErrors(errors)}${nextStep(result)}`, errors };
}

function nextStep({ errors, isRateLimit }: { errors: GatewayError[]; isRateLimit: boolean }): string {
  if (isRateLimit) return '数分おいて、もう一度お試しください。';
  if (errors.some(({ info }) => info === 'E01030002'))
    return 'GMOPGのショップ管理画面でショップIDとショップパスワードを確認し、接続先（本番・テスト）と合わせて設定し直してください。';
  return 'ショップの契約内容を確認し、このエラーコードをGMOPGにお問い合わせください。';
}
