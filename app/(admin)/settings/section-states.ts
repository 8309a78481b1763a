import { type SetupFacts, setupStates } from './setup-steps';
import type { Tone } from './state-mark';

export interface SectionFacts extends SetupFacts {
  gatewayEndpoint: string | null;
  graceSeconds: number;
  staffCount: number;
  tokenCount: number;
  ownTemplateCount: number;
  alerts: {
    recipientCount: number;
    digestRecipientCount: number;
    digestAt: string;
    digestDays: 'EVERY_DAY' | 'WEEKDAYS';
    watchesNotices: boolean;
  };
}

/** Each page of the settings with its state: the words by their key, and whether somebody still has to do something. */
export function sectionStates(facts: SectionFacts) {
  const setup = setupStates(facts);
  const done = setup.filter(({ isDone }) => isDone).length;
  const isAllDone = done === setup.length;
  const access = facts.gatewayEndpoint;
  return [
    section('shop', 'done', 'shop', { seconds: facts.graceSeconds }),
    section('guide', isAllDone ? 'done' : 'todo', isAllDone ? 'guideDone' : 'guideOpen', {
      ...{ done, all: setup.length },
    }),
    section('gateway-access', access ? 'done' : 'todo', access ? 'accessSet' : 'accessMissing', {
      host: access ? new URL(access).host : '',
    }),
    mails(facts),
    section('staff', 'plain', 'staff', { count: facts.staffCount }),
    tokens(facts),
    alerts(facts),
    section('audit-log', 'plain', 'auditLog', {}),
  ];
}

function mails({ isPractice, sendsMails, ownTemplateCount: count }: SectionFacts) {
  if (isPractice) return section('mail-templates', 'plain', 'mailPractice', { count });
  return sendsMails
    ? section('mail-templates', 'done', 'mailSends', { count })
    : section('mail-templates', 'todo', 'mailFiles', { count });
}

function tokens({ hasCheckouts, tokenCount: count }: SectionFacts) {
  if (count > 0) return section('tokens', 'done', 'tokens', { count });
  return section('tokens', hasCheckouts ? 'plain' : 'todo', 'tokensNone', { count });
}

/** A practice shop's alerts stay files: nobody has to be named. */
function alerts({ isPractice, alerts: { recipientCount: count, ...told } }: SectionFacts) {
  if (count === 0) return section('alerts', isPractice ? 'plain' : 'todo', 'alertsNobody', {});
  return section('alerts', 'done', 'alerts', {
    ...{ count, digest: told.digestRecipientCount > 0 ? told.digestDays : 'NEVER', at: told.digestAt },
    watch: told.watchesNotices ? 'ON' : 'OFF',
  });
}

function section<Page extends string, Sentence extends string>(
  page: Page,
  tone: Tone,
  sentence: Sentence,
  values: Record<string, string | number>,
) {
  return { page, tone, sentence, values };
}
