import { headers } from 'next/headers';

/** The nonce of this answer's content security policy, from the header that whoever stands before Next put on the request. */
export async function pageNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy');
  return policy?.match(/'nonce-([^']+)'/)?.[1];
}
