import { builtInTemplates, type MailTemplate } from '#mail/built-in-templates';
import { cleanLine, cleanText, shorten } from '#mail/clean-text';
import { fillTemplate, liquid } from '#mail/fill-template';
import type { MailKind } from '#mail/mail-kind';
import { sampleData, sampleShop, sampleUrl } from '#mail/sample-data';
import { templateVariables } from '#mail/template-variables';
import { variablesOfKind } from '#mail/variables-of-kind';

/** The contract says what each means. */
type TemplateFault =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'UNKNOWN_VARIABLE'
  | 'SOMETIMES_EMPTY'
  | 'LINK_MISSING'
  | 'UNREADABLE';

export interface TemplateProblem {
  path: 'subject' | 'body';
  fault: TemplateFault;
  /** The variable, or what the template language says; null where the fault says all. */
  about: string | null;
  /** Japanese, for people. */
  message: string;
}

/** Why a shop cannot save this template: an empty list means that it fills for every order or payment. */
export function checkTemplate(kind: MailKind, subject: string, body: string): TemplateProblem[] {
  const problems = checkMailText({ subject, body });
  if (problems.length > 0) return problems;
  return [
    ...problemsOf(kind, 'subject', { ...builtInTemplates[kind], subject }),
    ...problemsOf(kind, 'body', { ...builtInTemplates[kind], body }),
  ];
}

/** Why a clerk's edited mail cannot be sent as it is. */
export function checkMailText({ subject, body }: MailTemplate): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const empty = { fault: 'EMPTY', about: null } as const;
  const tooLong = { fault: 'TOO_LONG', about: null } as const;
  if (cleanLine(subject) === '')
    problems.push({ path: 'subject', ...empty, message: '件名を入力してください。' });
  if (subject.length > 500)
    problems.push({ path: 'subject', ...tooLong, message: '件名は500文字以内にしてください。' });
  if (cleanText(body).trim() === '')
    problems.push({ path: 'body', ...empty, message: '本文を入力してください。' });
  if (body.length > 20_000)
    problems.push({ path: 'body', ...tooLong, message: '本文は20,000文字以内にしてください。' });
  return problems;
}

function problemsOf(
  kind: MailKind,
  path: TemplateProblem['path'],
  template: MailTemplate,
): TemplateProblem[] {
  const problem = (wrong: Omit<TemplateProblem, 'path'>) => ({ path, ...wrong });
  try {
    const samples = variablesOfSamples(kind);
    const unknown = unknownVariables(template[path], samples);
    if (unknown.length > 0) return unknown.map((name) => problem(explainUnknown(kind, name)));
    const bodies = samples.map((variables) => fillTemplate(template, variables).body);
    const lacksLink = kind === 'PREFERENCE_REQUEST' && bodies.some((body) => !body.includes(sampleUrl));
    const message = 'お客様が選ぶページのURL {{ preference.url }} を本文に入れてください。';
    return lacksLink ? [problem({ fault: 'LINK_MISSING', about: null, message })] : [];
  } catch (error) {
    const reason = error instanceof Error ? shorten(cleanLine(error.message), 200) : String(error);
    const undefinedName = /undefined variable: (\S+?),/.exec(reason)?.[1];
    if (undefinedName) return [problem(explainUndefined(kind, undefinedName))];
    const message = `ひな形を解釈できません。書き方をご確認ください。(${reason})`;
    return [problem({ fault: 'UNREADABLE', about: reason, message })];
  }
}

/** A name that passed the first look is a loop's own, misspelt, or one that some orders have nothing for. */
function explainUndefined(kind: MailKind, name: string): Omit<TemplateProblem, 'path'> {
  const [list = ''] = name.split('.');
  const isSometimesEmpty = variablesOfKind(kind).some((variable) => variable.name.startsWith(`${list}[]`));
  if (!isSometimesEmpty) return explainUnknown(kind, name);
  const message = `「${name}」は空のことがあります。{% for … in ${list} %} の中でお使いください。`;
  return { fault: 'SOMETIMES_EMPTY', about: name, message };
}

function explainUnknown(kind: MailKind, name: string): Omit<TemplateProblem, 'path'> {
  const known = variablesOfKind(kind).map((variable) => variable.name);
  const message = `「${name}」という差し込み項目はありません。使える項目: ${known.join('、')}`;
  return { fault: 'UNKNOWN_VARIABLE', about: name, message };
}

function variablesOfSamples<Kind extends MailKind>(kind: Kind): [full: object, sparse: object] {
  const { full, sparse } = sampleData[kind];
  return [templateVariables(kind, sampleShop, full), templateVariables(kind, sampleShop, sparse)];
}

/** Also finds what stands in a branch that no sample takes. */
function unknownVariables(source: string, [known]: [full: object, sparse: object]): string[] {
  const unknown = liquid
    .globalVariableSegmentsSync(source)
    .map((segments) => segments.map(String))
    .filter((segments) => !isKnown(known, segments));
  return [...new Set(unknown.map((segments) => segments.join('.')))];
}

function isKnown(scope: object, segments: string[]): boolean {
  let here: unknown = scope;
  for (const segment of segments) {
    if (Array.isArray(here) && ['size', 'first', 'last'].includes(segment))
      here = segment === 'size' ? 0 : here[0];
    else if (Array.isArray(here) && /^-?\d+$/.test(segment)) here = here[0];
    else if (typeof here === 'object' && here !== null && Object.hasOwn(here, segment)) {
      here = Object.entries(here).find(([name]) => name === segment)?.[1];
    } else return typeof here === 'string' && segment === 'size';
  }
  return true;
}
