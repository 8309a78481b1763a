import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SecretWatch } from './secret-watch';
import type { ShopName } from './storm-shops';

/** A GraphQL document and what its `data` must look like. */
export interface Question<Answer> {
  query: string;
  answer: z.ZodType<Answer>;
}

export interface Fukkyu {
  /**
   * Asks with the shop's token until it is answered, as README tells carts to: a call that fails is repeated. `server`: the
   * one to ask first. Throws on an answer that no caller should get.
   */
  ask<Answer>(
    shop: ShopName,
    question: Question<Answer>,
    variables: Record<string, unknown>,
    options?: { server?: number },
  ): Promise<Answer>;
}

const patienceMs = 90_000;
const repeatable = new Set(['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR']);

/** `faults` gets a line for every error inside Fukkyu: callers repeat, but there must be none. */
export function createFukkyu({
  urls,
  tokens,
  watch,
  faults,
}: {
  urls: readonly string[];
  tokens: ReadonlyMap<ShopName, string>;
  watch: SecretWatch;
  faults: string[];
}): Fukkyu {
  let turn = 0;
  return {
    ask: async (shop, question, variables, { server = turn++ } = {}) => {
      const giveUpAt = Date.now() + patienceMs;
      for (let attempt = server; ; attempt++) {
        const url = urls[attempt % urls.length] ?? '';
        const body = JSON.stringify({ query: question.query, variables });
        const text = await post(url, tokens.get(shop) ?? '', body);
        if (text !== null) watch.read('A GraphQL answer', text);
        const answered = text === null ? null : envelope.parse(JSON.parse(text));
        const codes = answered?.errors?.map(({ extensions }) => extensions.code) ?? [];
        if (codes.includes('INTERNAL_SERVER_ERROR')) faults.push(`Fukkyu failed: ${text} to ${body}`);
        if (answered !== null && codes.length === 0) return question.answer.parse(answered.data);
        if (codes.some((code) => !repeatable.has(code))) throw new Error(`${body} was refused: ${text}`);
        if (Date.now() > giveUpAt) throw new Error(`Fukkyu did not answer ${body}: ${text}`);
        await sleep(150);
      }
    },
  };
}

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).optional(),
});

/** null: nobody answered. */
async function post(url: string, token: string, body: string): Promise<string | null> {
  try {
    const response = await fetch(`${url}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
      signal: AbortSignal.timeout(30_000),
    });
    return await response.text();
  } catch {
    return null;
  }
}
