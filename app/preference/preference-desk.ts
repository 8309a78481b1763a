import type { Database } from '#db/client';
import { withDeadline } from '#db/client';
import { answerPreference } from '#recovery/mails/answer-preference';
import { findPreferenceOffer, type PreferenceOffer } from '#recovery/mails/find-preference-offer';
import { isChoice } from './preference-form';
import { type PageProblem, preferencePage } from './preference-page';
import { preferencePolicy } from './preference-style';

/** What the page needs of the process around it. */
export interface PreferenceDesk {
  database: Database;
  config: { secret: string };
  now(): Date;
  log: { error(detail: object, message: string): void };
}

const mostBytes = 16 * 1024;
const deadlineMilliseconds = 5_000;

/** Shows what a link offers. Looking changes nothing, however often a mail scanner looks. */
export function showOffer(desk: PreferenceDesk, token: string): Promise<Response> {
  return guard(desk, async () => {
    const offer = await findPreferenceOffer(desk.database.db, token, signerOf(desk));
    return page(offer, { status: statusOf(offer) });
  });
}

/** Takes the form of a page that showOffer made, and leads back to it. Never throws. */
export function takeAnswer(desk: PreferenceDesk, token: string, request: Request): Promise<Response> {
  return guard(desk, async () => {
    const { db } = desk.database;
    const form = isOwnForm(request) ? await readForm(request) : null;
    const choice = form?.get('choice') ?? null;
    if (!form || !isChoice(choice)) {
      const offer = await findPreferenceOffer(db, token, signerOf(desk));
      const isOpen = offer.kind === 'OPEN';
      return page(offer, { status: isOpen ? 422 : statusOf(offer), problem: isOpen ? 'MISSING' : null });
    }
    const answer = { choice, note: form.get('note') };
    const { kind, offer } = await answerPreference(db, token, answer, signerOf(desk));
    if (kind === 'NOT_TAKEN') {
      const status = offer.kind === 'NOT_VALID' ? 404 : 409;
      return page(offer, { status, problem: 'REFUSED' });
    }
    return new Response(null, {
      status: 303,
      headers: { ...headers, location: new URL(request.url).pathname },
    });
  });
}

async function guard(desk: PreferenceDesk, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await withDeadline(answer(), deadlineMilliseconds);
  } catch (err) {
    desk.log.error({ err }, "A customer's preference could not be answered.");
    return page({ kind: 'NOT_VALID' }, { status: 503, problem: 'FAILED' });
  }
}

function signerOf({ config, now }: PreferenceDesk) {
  return { secret: config.secret, now: now() };
}

/** A form on another site, or one that only looks like a form, is not the customer's. */
function isOwnForm({ headers: sent }: Request): boolean {
  const site = sent.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(sent.get('content-type') ?? '');
}

/** null when it is longer than the page's form can be; the rest is not read. */
async function readForm(request: Request): Promise<URLSearchParams | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function statusOf({ kind }: PreferenceOffer): number {
  switch (kind) {
    case 'NOT_VALID':
      return 404;
    case 'EXPIRED':
      return 410;
    case 'DECIDED':
    case 'OPEN':
      return 200;
  }
}

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': preferencePolicy,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

function page(
  offer: PreferenceOffer,
  { status, problem = null }: { status: number; problem?: PageProblem | null },
): Response {
  const body = preferencePage(offer, problem);
  return new Response(body, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
}
