import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { preferencePolicy } from '#app/preference/preference-style';

/**
 * Puts the security headers on an answer, before anybody writes to it. The policy with its nonce goes on the request
 * too: that is where Next looks for the nonce of its scripts.
 */
export function secure(request: IncomingMessage, response: ServerResponse, isHttps: boolean): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  if (isHttps) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  // The path of these pages is the secret: it goes to nobody as a referrer, and into no cache.
  if (/^\/(join|reset-password)\//.test(request.url ?? '')) {
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
  }
  delete request.headers['content-security-policy'];
  if (request.url?.startsWith('/_next/static/')) return;

  if (request.url?.startsWith('/api/')) {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    return;
  }
  const isForCustomers = request.url?.startsWith('/preference/');
  const policy = isForCustomers ? preferencePolicy : pagePolicy(randomBytes(16).toString('base64'));
  request.headers['content-security-policy'] = policy;
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
}

function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // Mantine sets style attributes, for which there is no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
