import type { IncomingMessage, ServerResponse } from 'node:http';
import { alterTran } from '#gmopg/simulator/alter-tran';
import { type ApiReply, errorReply } from '#gmopg/simulator/api-reply';
import { changeTran } from '#gmopg/simulator/change-tran';
import type { Courier } from '#gmopg/simulator/courier';
import { entryTran } from '#gmopg/simulator/entry-tran';
import { execTran } from '#gmopg/simulator/exec-tran';
import type { FaultKey } from '#gmopg/simulator/fault-plan';
import type { Gateway } from '#gmopg/simulator/gateway';
import { readRequestBody } from '#gmopg/simulator/read-request-body';
import { type RequestForm, readRequestForm } from '#gmopg/simulator/read-request-form';
import { searchTrade, searchTradeMulti } from '#gmopg/simulator/search-trade';
import {
  type ReplyFault,
  refuseRequest,
  resetConnection,
  sendReply,
  sendUnavailable,
} from '#gmopg/simulator/send-reply';
import type { ApiCall } from '#gmopg/simulator/trade';

const calls = {
  EntryTran: entryTran,
  ExecTran: execTran,
  AlterTran: alterTran,
  ChangeTran: changeTran,
  SearchTrade: searchTrade,
  SearchTradeMulti: searchTradeMulti,
} satisfies Record<ApiCall, (gateway: Gateway, form: RequestForm) => ApiReply>;

const longestRequest = 64 * 1024;

/** Answers `POST /payment/{name}.idPass`, with whatever goes wrong on the way. */
export async function answerCall(
  { gateway, courier, slowMs }: { gateway: Gateway; courier: Courier; slowMs: number },
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = apiCall(name);
  if (call === null)
    return void refuseRequest(request, response, { status: 404, text: 'There is no such call.' });
  if (request.method !== 'POST')
    return void refuseRequest(request, response, { status: 405, text: 'Calls are POSTed.' });
  const body = await readRequestBody(request, longestRequest);
  if (body === null)
    return void refuseRequest(request, response, { status: 413, text: 'The request is longer than 64 KiB.' });

  const form = readRequestForm(body, request.headers['content-type'] ?? '');
  const key = faultKey(gateway, form);
  if (gateway.faults.strikes('CONNECTION_RESET', key, call)) return resetConnection(response);
  if (gateway.faults.strikes('UNAVAILABLE', key, call)) return void sendUnavailable(response);
  const isTooMuch = gateway.faults.strikes('RATE_LIMITED', key, call);
  const reply = isTooMuch ? errorReply(['E92000001']) : calls[call](gateway, form);
  await answer({ gateway, courier, slowMs }, { call, reply, key }, response);
}

/** The reply and the notice are two paths: the notice may come first, and a reply that nobody hears does not keep it. */
async function answer(
  { gateway, courier, slowMs }: { gateway: Gateway; courier: Courier; slowMs: number },
  { call, reply, key }: { call: ApiCall; reply: ApiReply; key: FaultKey },
  response: ServerResponse,
): Promise<void> {
  const { trade, event, text } = reply;
  const isPayment = event !== null && event.call !== 'EntryTran';
  const delivery = trade !== null && isPayment ? courier.book(trade, event) : null;
  const fault = pickReplyFault(gateway, { call, key, isDone: isPayment });
  const isNoticeFirst = delivery !== null && gateway.faults.strikes('NOTICE_FIRST', key, call);
  if (isNoticeFirst) await courier.send(delivery);
  if (delivery !== null && !isNoticeFirst && fault === 'REPLY_SLOW') void courier.send(delivery);
  const fate = await sendReply(response, text, { fault, slowMs });
  if (event !== null) {
    event.reply = fate;
    gateway.ledger.changed();
  }
  if (delivery !== null && !isNoticeFirst && fault !== 'REPLY_SLOW') void courier.send(delivery);
}

function apiCall(name: string): ApiCall | null {
  const known: readonly string[] = Object.keys(calls);
  return known.includes(name) ? asApiCall(name) : null;
}

/** A key of `calls`, as was just looked up: Object.keys does not tell the compiler. */
function asApiCall(name: string): ApiCall {
  return name as ApiCall;
}

function faultKey(gateway: Gateway, form: RequestForm): FaultKey {
  const trade =
    gateway.ledger.trade(form('AccessID')) ?? gateway.ledger.tradeOfOrder(form('ShopID'), form('OrderID'));
  return trade ?? { orderId: form('OrderID'), accessId: form('AccessID') };
}

function pickReplyFault(
  gateway: Gateway,
  { call, key, isDone }: { call: ApiCall; key: FaultKey; isDone: boolean },
): ReplyFault | null {
  const planned = replyFaults.find((fault) => gateway.faults.isPlannedFor(call, fault, key));
  if (planned !== undefined || !isDone) return planned ?? null;
  const natural = call === 'ExecTran' ? replyFaults : alterFaults;
  return natural.find((fault) => gateway.faults.strikes(fault, key, call)) ?? null;
}

const replyFaults = ['REPLY_LOST', 'REPLY_CUT', 'REPLY_EMPTY', 'REPLY_HTML', 'REPLY_SLOW'] as const;
const alterFaults = ['ALTER_REPLY_LOST'] as const;
