import type { StormShop } from './storm-shops';

/** Longer than a healthy reply takes on a busy machine, shorter than a slow one. */
export const cartPatienceMs = 6_000;

/** One call, urlencoded; null: no reply, or not HTTP 200. */
export async function callGateway(
  gatewayUrl: string,
  name: string,
  fields: Record<string, string | number>,
): Promise<ReadonlyMap<string, string> | null> {
  const body = new URLSearchParams(Object.entries(fields).map(([field, value]) => [field, String(value)]));
  try {
    const response = await fetch(`${gatewayUrl}/payment/${name}.idPass`, {
      ...{ method: 'POST', body, signal: AbortSignal.timeout(cartPatienceMs) },
    });
    const text = await response.text();
    if (!response.ok) return null;
    return new Map(
      text.split('&').map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
    );
  } catch {
    return null;
  }
}

export function credentialsOf({ gmopgShopId, shopPass }: StormShop): { ShopID: string; ShopPass: string } {
  return { ShopID: gmopgShopId, ShopPass: shopPass };
}

/** What a careful cart asks after an error: whether GMOPG was paid under an OrderID all the same. */
export async function looksPaid(gatewayUrl: string, shop: StormShop, orderId: string): Promise<boolean> {
  const reply = await callGateway(gatewayUrl, 'SearchTrade', { ...credentialsOf(shop), OrderID: orderId });
  return ['AUTH', 'CAPTURE', 'SALES'].includes(reply?.get('Status') ?? '');
}
