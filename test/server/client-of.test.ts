import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientReader, rewriteForwarding } from '#server/client-of';

const clientOf = clientReader(['10.0.0.0/8', '::1', 'fd00::/8']);

test.each([
  ['a stranger is believed nothing', '203.0.113.9', '1.2.3.4', 'https', ['203.0.113.9', false]],
  ['our proxy is believed', '10.1.2.3', '203.0.113.9', 'https', ['203.0.113.9', true]],
  [
    'what the sender wrote itself stands further left and is not believed',
    '10.1.2.3',
    '210.175.7.20, 203.0.113.9',
    'http',
    ['203.0.113.9', false],
  ],
  ['two proxies in a row are both ours', '10.1.2.3', '203.0.113.9, 10.9.9.9', 'https', ['203.0.113.9', true]],
  ['IPv4 inside IPv6 is IPv4', '::ffff:10.1.2.3', '203.0.113.9:55012', 'https', ['203.0.113.9', true]],
  ['an IPv6 proxy, an IPv6 client with a port', '::1', '[2001:db8::7]:443', 'https', ['2001:db8::7', true]],
  ['rubbish in the header is no address', '10.1.2.3', 'unknown', 'https', ['10.1.2.3', true]],
  ['a proxy that says nothing', '10.1.2.3', undefined, undefined, ['10.1.2.3', false]],
])('%s', (_, peer, forwardedFor, forwardedProto, [address, isHttps]) => {
  const request = aRequest(peer, { 'x-forwarded-for': forwardedFor, 'x-forwarded-proto': forwardedProto });
  expect(clientOf(request)).toMatchObject({ address, isHttps });
});

test('what is handed on says only what is true', () => {
  const lie = {
    'x-forwarded-for': '1.1.1.1',
    'x-forwarded-host': 'evil.example',
    'x-real-ip': '1.1.1.1',
    forwarded: 'for=1.1.1.1',
  };
  const request = aRequest('203.0.113.9', lie);
  rewriteForwarding(request, clientOf(request));
  expect(request.headers).toEqual({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' });
});

function aRequest(peer: string, headers: Record<string, string | undefined>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) request.headers[name] = value;
  return request;
}
