import { isUuid } from '#recovery/is-uuid';
import { pathInside } from '../../../sign-in/path-inside';

export const dynamic = 'force-dynamic';

const oneYear = 365 * 24 * 60 * 60;

/**
 * A screen of one shop, for links that reach somebody who works in several: chooses the shop, as the menu does, and leads
 * on to the screen. The choice grants nothing: who is no staff of it stays in a shop of their own.
 */
export function GET(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const [, shopId = '', path = ''] = /^\/shops\/([^/]+)(\/.*)$/s.exec(pathname) ?? [];
  const headers = new Headers({ location: pathInside(`${path}${search}`), 'cache-control': 'no-store' });
  if (isUuid(shopId)) headers.append('set-cookie', choiceOf(shopId, request.headers));
  return new Response(null, { status: 303, headers });
}

/** As rememberChoice writes it in the browser. */
function choiceOf(shopId: string, asked: Headers): string {
  const secure = asked.get('x-forwarded-proto') === 'https' ? '; Secure' : '';
  return `fukkyu_shop=${shopId}; Path=/; Max-Age=${oneYear}; SameSite=Lax${secure}`;
}
