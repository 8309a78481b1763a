import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

export interface Client {
  address: string;
  isHttps: boolean;
  /** The request came through one of our proxies. */
  isForwarded: boolean;
}

/** Says who sent a request. X-Forwarded-For and X-Forwarded-Proto are believed from `trustedProxies` alone. */
export function clientReader(trustedProxies: readonly string[]): (request: IncomingMessage) => Client {
  const trusted = new BlockList();
  for (const network of trustedProxies) {
    const [address = '', bits] = network.split('/');
    trusted.addSubnet(address, Number(bits ?? (isIP(address) === 6 ? 128 : 32)), familyOf(address));
  }
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, familyOf(address));

  return (request) => {
    const peer = plainAddress(request.socket.remoteAddress ?? '');
    if (!isTrusted(peer)) return { address: peer, isHttps: false, isForwarded: false };
    const hops = [...listOf(request, 'x-forwarded-for').map(plainAddress), peer];
    // From our side outwards: the first address that is none of our proxies is the client.
    const address = hops.findLast((hop) => !isTrusted(hop)) ?? hops[0] ?? peer;
    const isHttps = listOf(request, 'x-forwarded-proto').at(-1) === 'https';
    return { address: isIP(address) ? address : peer, isHttps, isForwarded: true };
  };
}

/** Leaves on the request only what is true, for everything that reads these headers later. */
export function rewriteForwarding(request: IncomingMessage, client: Client): void {
  request.headers['x-forwarded-for'] = client.address;
  request.headers['x-forwarded-proto'] = client.isHttps ? 'https' : 'http';
  delete request.headers.forwarded;
  delete request.headers['x-real-ip'];
  if (!client.isForwarded) delete request.headers['x-forwarded-host'];
}

function listOf(request: IncomingMessage, name: string): string[] {
  const value = request.headers[name];
  const text = Array.isArray(value) ? value.join(',') : (value ?? '');
  return text.split(',').map((entry) => entry.trim());
}

/** Without a port, without brackets, IPv4 as IPv4. */
function plainAddress(text: string): string {
  const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
