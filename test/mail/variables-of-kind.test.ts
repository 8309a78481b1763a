import { expect, test } from 'vitest';
import { checkTemplate } from '#mail/check-template';
import type { MailData } from '#mail/mail-data';
import { type MailKind, mailKinds } from '#mail/mail-kind';
import { sampleData, sampleShop } from '#mail/sample-data';
import { templateVariables } from '#mail/template-variables';
import { variablesOfKind } from '#mail/variables-of-kind';

test.each(mailKinds)('%s offers exactly the variables that it is filled with', (kind) => {
  const offered = variablesOfKind(kind).map(({ name }) => name);
  expect([...offered].sort()).toEqual(namesIn(variablesOf(kind, sampleData[kind].full)).sort());
});

test.each(mailKinds)('what %s offers to be written into a template passes there', (kind) => {
  for (const { markup } of variablesOfKind(kind))
    expect(checkTemplate(kind, 'x', `${markup} {{ ${link(kind)} }}`), markup).toEqual([]);
});

test('a request for a preference needs its link, in every branch', () => {
  const check = (body: string) => checkTemplate('PREFERENCE_REQUEST', 'x', body).map(({ path }) => path);
  expect(check('お選びください。{{ preference.url }}')).toEqual([]);
  expect(check('お選びください。')).toEqual(['body']);
  expect(check('{% if payment.isCharged %}{{ preference.url }}{% endif %}')).toEqual(['body']);
});

/** Else a template that asks for a preference would be refused for the lack of it. */
function link(kind: MailKind): string {
  return kind === 'PREFERENCE_REQUEST' ? 'preference.url' : 'shop.name';
}

function variablesOf<Kind extends MailKind>(kind: Kind, data: MailData[Kind]): object {
  return templateVariables(kind, sampleShop, data);
}

function namesIn(scope: object, at = ''): string[] {
  return Object.entries(scope).flatMap(([name, value]) => {
    const path = at === '' ? name : `${at}.${name}`;
    if (Array.isArray(value)) return namesIn(value[0], `${path}[]`);
    return typeof value === 'object' && value !== null ? namesIn(value, path) : [path];
  });
}
