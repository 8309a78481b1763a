import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { type ConsoleParts, doConsoleAction } from '#gmopg/simulator/console-actions';
import { consoleReportsPage, consoleSettingsPage } from '#gmopg/simulator/console-settings-page';
import { consoleTradePage } from '#gmopg/simulator/console-trade-page';
import { consoleTradesPage } from '#gmopg/simulator/console-trades-page';
import type { Html } from '#gmopg/simulator/html';
import { readRequestBody } from '#gmopg/simulator/read-request-body';
import { readRequestForm } from '#gmopg/simulator/read-request-form';
import { refuseRequest } from '#gmopg/simulator/send-reply';

const base = 'http://console';

/** GMOPG's console, as far as staff need it. Pages of other origins can neither read nor do anything here. */
export async function answerConsole(
  parts: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnHost(request)) return refuse(request, response, 403, 'Ask by the address that was printed.');
  const url = URL.canParse(request.url ?? '/', base) ? new URL(request.url ?? '/', base) : null;
  if (url === null) return refuse(request, response, 400, 'That is no path.');
  const { pathname, searchParams } = url;
  if (request.method === 'GET') {
    const page = findPage(parts, pathname, searchParams);
    return page === null
      ? refuse(request, response, 404, 'There is no such page.')
      : sendPage(response, page);
  }
  if (request.method !== 'POST') return refuse(request, response, 405, 'Pages are read, actions are posted.');
  if (!isOwnOrigin(request))
    return refuse(request, response, 403, 'Actions come from the console page only.');
  const body = await readRequestBody(request, 64 * 1024);
  if (body === null) return refuse(request, response, 413, 'The request is longer than 64 KiB.');
  const form = readRequestForm(body, request.headers['content-type'] ?? '');
  const back = await doConsoleAction(parts, pathname, form);
  if (back === null) return refuse(request, response, 404, 'There is no such action.');
  response.writeHead(303, { Location: back, 'Content-Length': 0 }).end();
}

function findPage(parts: ConsoleParts, pathname: string, search: URLSearchParams): Html | null {
  const { ledger, clock, faults } = parts.gateway;
  const said = search.get('said');
  if (pathname === '/') return consoleTradesPage(ledger, search.get('q') ?? '', said);
  if (pathname === '/reports') return consoleReportsPage(ledger.errorReports());
  if (pathname === '/settings')
    return consoleSettingsPage({ clock, faults: faults.faults(), outage: parts.outage() }, said);
  const trade = ledger.trade(/^\/trades\/([0-9a-f]{32})$/.exec(pathname)?.[1] ?? '');
  return trade === null ? null : consoleTradePage(trade, said);
}

function sendPage(response: ServerResponse, page: Html): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(page.markup);
}

/** A name of somebody else's that leads to this machine (DNS rebinding) was not typed by the person at the console. */
function isOwnHost({ headers }: IncomingMessage): boolean {
  const host = headers.host?.replace(/:\d+$/, '') ?? '';
  return host === 'localhost' || isIP(host.replace(/^\[|\]$/g, '')) !== 0;
}

function isOwnOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  const isOwn = headers.origin === undefined || headers.origin === `http://${headers.host}`;
  return isOwn && (site === 'same-origin' || site === 'none');
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  void refuseRequest(request, response, { status, text });
}
