import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface Silence {
  kind: 'SILENT';
  /** A Japanese sentence for staff that says what to do; holds nothing of what was sent. */
  problem: string;
  /** false only where no connection came about: then GMOPG has seen nothing of the call. */
  mayHaveArrived: boolean;
}

interface HttpReply {
  kind: 'REPLIED';
  status: number;
  body: Uint8Array;
}

/**
 * Sends a form exactly once, over a connection of its own: nothing follows a redirect or repeats the call, whatever the
 * server does. Never rejects. `deadlineMs` covers everything from the name look-up to the last byte of the body.
 */
export function postOnce(
  url: URL,
  form: string,
  { deadlineMs, mostBytes }: { deadlineMs: number; mostBytes: number },
): Promise<HttpReply | Silence> {
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve) => {
    let hasConnected = false;
    // No agent, so `Connection: close`: a kept connection that went stale is why HTTP clients send a request twice.
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(form),
      },
    });
    const end = (outcome: HttpReply | Silence) => {
      clearTimeout(timer);
      resolve(outcome);
      request.destroy();
    };
    const fail = (error?: Error) => end(explainFailure(error, hasConnected));
    const timer = setTimeout(() => end(explainSlowness(deadlineMs, hasConnected)), deadlineMs);

    request.once('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        hasConnected = true;
      }),
    );
    request.on('error', fail);
    request.on('close', () => fail());
    request.on('response', (response) => readReply(response, { mostBytes, end, fail }));
    request.end(form);
  });
}

function readReply(
  response: IncomingMessage,
  {
    mostBytes,
    end,
    fail,
  }: { mostBytes: number; end: (outcome: HttpReply | Silence) => void; fail: (error: Error) => void },
): void {
  const status = response.statusCode ?? 0;
  response.on('error', fail);
  if (status !== 200) {
    end({ kind: 'REPLIED', status, body: new Uint8Array() });
    return;
  }
  const { 'content-length': length, 'transfer-encoding': encoding } = response.headers;
  // Its end would only be where the connection ended: half an amount would look like a whole one.
  if (length === undefined && !/chunked/i.test(encoding ?? '')) {
    end(silence('GMOPGの応答の長さが分からず、途中で切れた可能性があります。', true));
    return;
  }

  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > mostBytes) end(silence('GMOPGの応答が長すぎて読めません。', true));
  });
  response.on('end', () => end({ kind: 'REPLIED', status, body: Buffer.concat(chunks) }));
}

function explainSlowness(deadlineMs: number, hasConnected: boolean): Silence {
  const seconds = deadlineMs / 1_000;
  return silence(`GMOPGから${seconds}秒以内に応答がありませんでした。`, hasConnected);
}

function explainFailure(error: Error | undefined, hasConnected: boolean): Silence {
  const code = error && 'code' in error && /^[A-Z0-9_]{1,40}$/.test(String(error.code)) ? error.code : null;
  const named = code === null ? '' : `（${code}）`;
  if (hasConnected) return silence(`GMOPGとの通信が途中で切れました${named}。`, true);
  return silence(`GMOPGに接続できません${named}。接続先とネットワークを確認してください。`, false);
}

function silence(problem: string, mayHaveArrived: boolean): Silence {
  return { kind: 'SILENT', problem, mayHaveArrived };
}
