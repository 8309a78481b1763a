import { encodeRequest } from '#gmopg/encode-request';
import type { GatewayAccess } from '#gmopg/gateway-access';
import type { GatewayError } from '#gmopg/gateway-errors';
import { parseReply } from '#gmopg/parse-reply';
import { postOnce, type Silence } from '#gmopg/post-once';

export type GatewayAnswer =
  | { kind: 'ANSWERED'; fields: ReadonlyMap<string, string> }
  | { kind: 'REFUSED'; errors: GatewayError[] }
  | Silence;

/** GMOPG's own plug-in gives up after ten seconds (gmopg.md §2). */
const gatewayDeadlineMs = 10_000;

const mostBytes = 64 * 1024;

/**
 * One call of GMOPG's API, sent at most once: whoever wants it again must decide so. ShopID and ShopPass are added here.
 * Never rejects: whatever is not a readable reply of HTTP 200 is SILENT, and then only SearchTrade knows what happened.
 */
export async function callGateway(
  { endpoint, gmopgShopId, shopPass }: GatewayAccess,
  name: 'SearchTrade' | 'AlterTran',
  {
    fields,
    deadlineMs = gatewayDeadlineMs,
  }: { fields: Readonly<Record<string, string>>; deadlineMs?: number | undefined },
): Promise<GatewayAnswer> {
  const form = encodeRequest({ ShopID: gmopgShopId, ShopPass: shopPass, ...fields });
  const reply = await postOnce(new URL(`/payment/${name}.idPass`, endpoint), form, { deadlineMs, mostBytes });
  if (reply.kind === 'SILENT') return reply;
  if (reply.status !== 200) return silent(`GMOPGがエラーを返しました（HTTP ${reply.status}）。`);
  const read = parseReply(reply.body);
  return read.kind === 'UNREADABLE' ? silent('GMOPGの応答が空か、読めない形です。') : read;
}

function silent(problem: string): Silence {
  return { kind: 'SILENT', problem, mayHaveArrived: true };
}
