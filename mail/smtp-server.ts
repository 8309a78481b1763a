import { isIP } from 'node:net';

/** Where mail is handed over, read from SMTP_URL. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte (smtps). */
  secure: boolean;
  login: { user: string; pass: string } | null;
}

/**
 * Reads `smtp://user:pass@host:port` and `smtps://…`; the port defaults to 587 (465 with smtps). A fault is a
 * sentence that never repeats the URL, because a password may stand in it.
 */
export function parseSmtpUrl(url: string): SmtpServer | { fault: string } {
  if (!URL.canParse(url)) return { fault: 'SMTP_URL is no address. Write smtp://user:password@host:port.' };
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    return { fault: 'SMTP_URL begins with smtp:// or smtps://.' };
  if (hostname === '') return { fault: 'SMTP_URL names no host. Write smtp://user:password@host:port.' };

  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  try {
    const login = username
      ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      : null;
    return { host, port: port ? Number(port) : secure ? 465 : 587, secure, login };
  } catch {
    return { fault: 'SMTP_URL: write % in the user or the password as %25.' };
  }
}

/** On this very machine nobody can listen in between, and test servers there have certificates of their own making. */
export function isOnThisMachine({ host }: SmtpServer): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
