import type { PreferenceOffer } from '#recovery/mails/find-preference-offer';
import type { CustomerPreference } from '#recovery/mails/preference-step';
import { Html, html } from './html';
import { minutes, paymentFacts } from './payment-facts';
import { preferenceForm } from './preference-form';
import { preferenceStyle } from './preference-style';
import { en, ja, sentence } from './preference-words';

/** FAILED: nothing could be looked up or kept. MISSING: no choice was made. REFUSED: the answer was not taken. */
export type PageProblem = 'FAILED' | 'MISSING' | 'REFUSED';

type Offered = Exclude<PreferenceOffer, { kind: 'NOT_VALID' }>;

// Not escaped: the policy names the hash of exactly these bytes.
const style = new Html(`<style>${preferenceStyle}</style>`);

/** The page behind a customer's link: Japanese, with English below it; it needs no script. */
export function preferencePage(offer: PreferenceOffer, problem: PageProblem | null = null): string {
  const { text } = html`<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${ja('title')}</title>
${style}
</head>
<body><main>
${offer.kind === 'NOT_VALID' || problem === 'FAILED' ? bare(problem) : offered(offer, problem)}
</main></body>
</html>
`;
  return text;
}

/** Nothing is known of the payment, or nothing can be said of it now. */
function bare(problem: PageProblem | null): Html {
  const words = problem === 'FAILED' ? 'failed' : 'notValid';
  return html`<h1>${ja(`${words}.heading`)}</h1>${sentence(`${words}.next`)}`;
}

function offered(offer: Offered, problem: Exclude<PageProblem, 'FAILED'> | null): Html {
  const { payment, preference } = offer;
  return html`<p class="shop">${payment.shopName}</p>
<h1>${ja(headingOf(offer))}</h1>
${problem === null ? null : html`<div class="told" role="alert">${sentence(`problem.${problem}`)}</div>`}
${answered(preference, offer.kind === 'OPEN')}
${offer.kind === 'OPEN' ? lead(preference) : sentence(`${endOf(offer.kind)}.next`)}
${paymentFacts(payment, { showsExpiry: offer.kind === 'OPEN' })}
${offer.kind === 'OPEN' ? preferenceForm(preference) : null}
${offer.kind === 'OPEN' && preference.choice === null ? english : null}
<footer>${payment.shopFooter ?? payment.shopName}</footer>`;
}

function headingOf(offer: Offered) {
  if (offer.kind !== 'OPEN') return `${endOf(offer.kind)}.heading` as const;
  return offer.preference.choice === null ? 'heading' : 'thanks';
}

function endOf(kind: 'EXPIRED' | 'DECIDED') {
  return kind === 'EXPIRED' ? 'expired' : 'decided';
}

/** What was chosen last, and when. */
function answered({ choice, answeredAt }: CustomerPreference, isOpen: boolean): Html | null {
  if (choice === null || answeredAt === null) return null;
  const at = minutes(answeredAt);
  return html`<div class="told" role="status">
<p>${ja('answered', { at, choice: ja(`choices.${choice}.name`) })}${isOpen ? ja('mayChange') : null}</p>
<p lang="en">${en('answered', { at, choice: en(`choices.${choice}.name`) })} ${isOpen ? en('mayChange') : null}</p></div>`;
}

/** Who has answered knows what this is about. */
function lead({ choice }: CustomerPreference): Html | null {
  return choice === null ? html`<p>${ja('lead')}</p>` : null;
}

const english = html`<section class="english" lang="en"><h2>${en('heading')}</h2><p>${en('lead')}</p></section>`;
