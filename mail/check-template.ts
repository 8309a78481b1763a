import { builtInTemplates, type MailTemplate } from '#mail/built-in-templates';
import { cleanLine, cleanText, shorten } from '#mail/clean-text';
import { fillTemplate, liquid } from '#mail/fill-template';
import type { MailKind } from '#mail/mail-kind';
import { templateVariables } from '#mail/template-variables';

export interface TemplateProblem {
  path: 'subject' | 'body';
  message: string;
}

/** Why a shop cannot save this template: an empty list means that it fills for every order. */
export function checkTemplate(kind: MailKind, subject: string, body: string): TemplateProblem[] {
  const problems = checkMailText({ subject, body });
  if (problems.length > 0) return problems;
  return [
    ...problemsOf('subject', subject, { subject, body: builtInTemplates[kind].body }),
    ...problemsOf('body', body, { subject: builtInTemplates[kind].subject, body }),
  ];
}

/** Why a clerk's edited mail cannot be sent as it is. */
export function checkMailText({ subject, body }: MailTemplate): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (cleanLine(subject) === '') problems.push({ path: 'subject', message: '件名を入力してください。' });
  if (subject.length > 500) problems.push({ path: 'subject', message: '件名は500文字以内にしてください。' });
  if (cleanText(body).trim() === '') problems.push({ path: 'body', message: '本文を入力してください。' });
  if (body.length > 20_000) problems.push({ path: 'body', message: '本文は20,000文字以内にしてください。' });
  return problems;
}

function problemsOf(
  path: TemplateProblem['path'],
  source: string,
  template: MailTemplate,
): TemplateProblem[] {
  try {
    const unknown = unknownVariables(source);
    if (unknown.length > 0) {
      return unknown.map((name) => ({ path, message: `「${name}」という差し込み項目はありません。` }));
    }
    for (const order of [sampleOrder, sparseOrder])
      fillTemplate(template, templateVariables(sampleShop, order));
    return [];
  } catch (error) {
    const reason = error instanceof Error ? shorten(cleanLine(error.message), 200) : String(error);
    return [{ path, message: `ひな形を解釈できません。書き方をご確認ください。(${reason})` }];
  }
}

/** Also finds what stands in a branch that no sample takes. */
function unknownVariables(source: string): string[] {
  const known = templateVariables(sampleShop, sampleOrder);
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

const sampleShop = { name: 'ショップ', mailFooter: 'ショップ\nhttps://shop.example/' };

const sampleOrder = {
  number: '2009031700002',
  orderedAt: new Date('2009-03-17T16:29:56+09:00'),
  origin: 'RESTORED' as const,
  paymentMethod: 'CARD' as const,
  customer: {
    memberId: 'mr192',
    name: '登録者お名',
    kana: 'トウロクシャ',
    email: 'customer@shop.example',
    phone: '03-0000-0000',
    postalCode: '100-0001',
    address: '東京都千代田区千代田1-1',
  },
  lines: [{ sku: 'A-1', name: '商品', quantity: 2, unitPrice: 500 }],
  shipments: [
    {
      name: '登録者お名',
      postalCode: '100-0001',
      address: '東京都千代田区千代田1-1',
      phone: '03-0000-0000',
      deliveryDate: '2009/03/20',
      deliveryTime: '午前中',
    },
  ],
  subtotal: 1000,
  shippingFee: 500,
  handlingFee: 300,
  discount: 100,
  total: 1700,
};

const sparseOrder = {
  ...sampleOrder,
  customer: { name: '登録者お名' },
  lines: [],
  shipments: [],
  handlingFee: 0,
  discount: 0,
  total: 1500,
};
