import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ComposedMessage } from '#mail/compose-message';
import { judgeFailure, type SmtpFailure } from '#mail/judge-failure';
import { isOnThisMachine, type SmtpServer } from '#mail/smtp-server';

/**
 * What became of one attempt. TRY_AGAIN: the server surely has no mail of ours. REFUSED: it said no for good.
 * UNKNOWN: content left and no answer came. NOT_OURS: `beforeData` said that another worker has the mail.
 */
export type Delivery =
  | { kind: 'ACCEPTED' }
  | { kind: 'TRY_AGAIN' | 'REFUSED' | 'UNKNOWN'; reason: string }
  | { kind: 'NOT_OURS' };

export interface SmtpTimeouts {
  connect: number;
  greeting: number;
  socket: number;
  /** The whole attempt: a server that dribbles resets the others for ever. */
  attempt: number;
}

const smtpTimeouts: SmtpTimeouts = {
  connect: 10_000,
  greeting: 10_000,
  socket: 30_000,
  attempt: 90_000,
};

/**
 * Hands one message to the server. `beforeData` is awaited after the server agreed to take the content and before its
 * first byte leaves; where it answers false or throws, nothing leaves. Never throws.
 */
export function deliverBySmtp(
  server: SmtpServer,
  { envelope, bytes }: ComposedMessage,
  { beforeData, timeouts = smtpTimeouts }: { beforeData: () => Promise<boolean>; timeouts?: SmtpTimeouts },
): Promise<Delivery> {
  const connection = new SMTPConnection(connectionOptions(server, timeouts));
  let contentLeft = false;
  let isOurs = true;

  async function* content(): AsyncGenerator<Buffer> {
    isOurs = await beforeData();
    if (!isOurs) throw new Error('Another worker has this mail.');
    if (body.destroyed) return;
    contentLeft = true;
    yield bytes;
  }
  // Nobody reads it before the server's 354, so beforeData runs exactly at that moment.
  const body = Readable.from(content(), { objectMode: false });

  return new Promise((resolve) => {
    const end = (delivery: Delivery) => {
      // First of all: closing makes the connection tell of its end, which is a failure only when nobody asked for it.
      resolve(delivery);
      clearTimeout(deadline);
      body.destroy();
      connection.close();
    };
    const fail = (error: SmtpFailure) =>
      end(isOurs ? judgeFailure(error, { server, contentLeft }) : { kind: 'NOT_OURS' });
    const deadline = setTimeout(() => fail(new Error('The whole attempt took too long')), timeouts.attempt);

    body.on('error', fail);
    connection.on('error', fail);
    // Later than what the same event tells with the server's words.
    connection.on('end', () => setImmediate(fail, new Error('Connection closed')));
    connection.connect((error) => {
      if (error) return fail(error);
      login(connection, server, (refusal) => {
        if (refusal) return fail(refusal);
        connection.send({ ...envelope, size: bytes.length }, body, (failure) => {
          if (failure) return fail(failure);
          connection.quit();
          end({ kind: 'ACCEPTED' });
        });
      });
    });
  });
}

function login(
  connection: SMTPConnection,
  server: SmtpServer,
  done: (error: SmtpFailure | null) => void,
): void {
  if (server.login) connection.login(server.login, done);
  else done(null);
}

function connectionOptions(server: SmtpServer, timeouts: SmtpTimeouts) {
  const isLocal = isOnThisMachine(server);
  return {
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A password crosses no network in the clear.
    requireTLS: server.login !== null && !server.secure && !isLocal,
    tls: { rejectUnauthorized: !isLocal, minVersion: 'TLSv1.2' as const },
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    dnsTimeout: timeouts.connect,
    logger: false,
  };
}
