import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

interface ReceivedMail {
  from: string;
  recipients: string[];
  parsed: ParsedMail;
  source: string;
}

export interface MailServer {
  port: number;
  url: string;
  received: ReceivedMail[];
  /** How many clients connected. */
  connections: number;
  stop(): Promise<void>;
}

interface Behaviour {
  port?: number;
  options?: SMTPServerOptions;
  /** A reply code to the recipient. */
  recipientReply?: number;
  /** What answers the whole content: a reply code, or the line goes dead. */
  contentReply?: number | 'DROPPED' | 'SILENT';
  /** Runs before the content is answered. */
  beforeContentReply?: () => Promise<void>;
}

/** A real SMTP server on loopback, which misbehaves as told and keeps what it took. */
export async function aMailServer(behaviour: Behaviour = {}): Promise<MailServer> {
  const { recipientReply, contentReply = 250, beforeContentReply } = behaviour;
  const received: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections++;
      done();
    },
    onRcptTo(_address, _session, done) {
      done(recipientReply ? refusal(recipientReply) : null);
    },
    onData(stream, session, done) {
      const take = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        await beforeContentReply?.();
        if (contentReply === 'DROPPED') return dropClients(server);
        if (contentReply === 'SILENT') return;
        if (contentReply !== 250) return done(refusal(contentReply));
        const source = Buffer.concat(chunks);
        received.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          parsed: await simpleParser(source),
          source: source.toString('latin1'),
        });
        done();
      };
      // A client that hangs up in the middle has sent nothing.
      take().catch(done);
    },
    ...behaviour.options,
  });
  server.on('error', () => {});
  server.listen(behaviour.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = addressOf(server.server);
  let stopped = false;
  const stop = () =>
    new Promise<void>((done) => {
      if (stopped) return done();
      stopped = true;
      dropClients(server);
      server.close(() => done());
    });
  onTestFinished(stop);
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    get connections() {
      return connections;
    },
    stop,
  };
}

/** A server that says what it is told and nothing more; `converse` gets each socket. */
export async function aRawServer(converse: (socket: Socket) => void): Promise<{ url: string; port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    converse(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = addressOf(server);
  return { url: `smtp://127.0.0.1:${port}`, port };
}

/** Answers a mail dialogue line by line: `reply` gets each command, or the end of the content as '.'. */
export function dialogue(socket: Socket, reply: (command: string) => string | null): void {
  let rest = '';
  let inContent = false;
  socket.write('220 loopback\r\n');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (inContent && line !== '.') continue;
      const answer = reply(line);
      inContent = answer?.startsWith('354') ?? false;
      if (answer !== null) socket.write(`${answer}\r\n`);
    }
  });
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('loopback says no'), { responseCode });
}

/** The sockets are the server's own business; only the test cuts the line. */
function dropClients(server: SMTPServer): void {
  for (const connection of server.connections) {
    const socket = Reflect.get(connection, '_socket');
    if (typeof socket?.destroy === 'function') socket.destroy();
  }
}

/** A TCP server that listens has an address with a port. */
function addressOf(server: { address(): AddressInfo | string | null }): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address;
}
