import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '#mail/built-in-templates';
import { checkMailText, checkTemplate } from '#mail/check-template';
import { mailKinds } from '#mail/mail-kind';

const check = (body: string, subject = '【{{ shop.name }}】') =>
  checkTemplate('ORDER_CONFIRMATION', subject, body);

describe('a template', () => {
  test('the built-in ones pass', () => {
    for (const kind of mailKinds) {
      expect(checkTemplate(kind, builtInTemplates[kind].subject, builtInTemplates[kind].body)).toEqual([]);
    }
  });

  test.each([
    '{{ customer.name }} {{ order.total | yen }} {{ shop.footer }}',
    '{% for line in lines %}{{ line.name }}{{ line.amount | yen }}{% endfor %}',
    '{% for s in shipments %}{{ forloop.index }}{{ s.deliveryDate | default: "-" }}{% endfor %}',
    '{{ lines.size }}{{ shipments[0].name }}',
    '{% if customer.kana %}{{ customer.kana }}{% endif %}',
    '{% assign sum = order.total | minus: order.discount %}{{ sum | yen }}',
  ])('%s passes', (body) => {
    // An order without shipments has no first one: only that is refused.
    const problems = check(body);
    expect(problems).toEqual(body.includes('[0]') ? [expect.objectContaining({ path: 'body' })] : []);
  });

  test.each([
    ['names something unknown', '{{ order.cardNumber }}', 'order.cardNumber'],
    [
      'names it where no sample goes',
      '{% if order.total == 1 %}{{ shop.password }}{% endif %}',
      'shop.password',
    ],
    ['misspells a field of a line', '{% for line in lines %}{{ line.prize }}{% endfor %}', 'prize'],
    ['uses an unknown filter', '{{ order.total | dollars }}', 'dollars'],
    ['leaves a mark open', '{{ order.total', '{{ order.total'],
    ['reaches for the prototype', '{{ order.constructor }}', 'order.constructor'],
    ['includes a file', "{% include '/etc/passwd' %}", 'passwd'],
    ['renders a file', "{% render '../package.json' %}", 'package'],
    ['lays out a file', "{% layout 'package.json' %}", 'package'],
  ])('that %s is refused with the place', (_, body, named) => {
    const [problem, ...others] = check(body);
    expect(others).toEqual([]);
    expect(problem?.path).toBe('body');
    expect(problem?.message).toContain(named);
  });

  test.each([
    '{% for i in (1..100000000) %}{{ i }}{% endfor %}',
    '{% for i in (1..3000) %}{% for j in (1..3000) %}{% for k in (1..3000) %}x{% endfor %}{% endfor %}{% endfor %}',
    '{% assign s = "x" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}',
    '{% assign s = "x" %}{% for i in (1..900) %}{% assign s = s | append: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" | replace: "x", "xx" %}{% endfor %}',
  ])('%s ends within bounds', (body) => {
    const before = performance.now();
    expect(check(body)).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('an unknown name in the subject is told of the subject', () => {
    const [problem, ...others] = check('x', '{{ nobody }}');
    expect(others).toEqual([]);
    expect(problem?.path).toBe('subject');
    expect(problem?.message).toMatch(
      /^「nobody」という差し込み項目はありません。使える項目: .*order\.number、.*lines\[\]\.name/,
    );
  });
});

describe('a kind of mail', () => {
  test.each([
    ['DUPLICATE_CANCELLED', 'order.total'],
    ['DUPLICATE_CANCELLED', 'preference.url'],
    ['PAYMENT_RETURNED', 'shipments'],
    ['PREFERENCE_REQUEST', 'payment.cancelledAt'],
    ['ORDER_CONFIRMATION', 'payment.amount'],
  ] as const)('%s knows no %s', (kind, name) => {
    expect(checkTemplate(kind, 'x', `{{ ${name} }}`)).toEqual([
      {
        path: 'body',
        fault: 'UNKNOWN_VARIABLE',
        about: name,
        message: expect.stringContaining(`「${name}」という差し込み項目はありません。`),
      },
    ]);
  });

  test.each([
    ['DUPLICATE_CANCELLED', '{{ payment.cancelledAt }}{{ payment.job }}{{ order.isKnown }}'],
    [
      'PAYMENT_RETURNED',
      '{% for line in lines %}{{ line.name }}{% endfor %}{{ customer.name | default: "お客様" }}',
    ],
    ['PREFERENCE_REQUEST', '{{ preference.url }}{{ preference.expiresAt }}{{ payment.isCharged }}'],
  ] as const)('%s takes %s', (kind, body) => {
    expect(checkTemplate(kind, 'x', body)).toEqual([]);
  });
});

test('what some orders have none of is told apart from what there is not', () => {
  expect(check('{{ shipments[0].name }}')[0]?.message).toContain('空のことがあります');
  expect(check('{% for line in lines %}{{ line.prize }}{% endfor %}')[0]?.message).toContain('使える項目');
});

describe('an edited mail', () => {
  test('needs a subject and a body', () => {
    expect(checkMailText({ subject: ' \r\n', body: '\n' }).map(({ path }) => path)).toEqual([
      'subject',
      'body',
    ]);
  });

  test('has a limit on both sides of which it is looked at', () => {
    expect(checkMailText({ subject: 'x'.repeat(500), body: 'x'.repeat(20_000) })).toEqual([]);
    expect(checkMailText({ subject: 'x'.repeat(501), body: 'x'.repeat(20_001) })).toHaveLength(2);
  });

  test('may say {{ what it likes }}', () => {
    expect(checkMailText({ subject: '{{ x', body: '{% y' })).toEqual([]);
  });
});

test('each fault says to a program what it is and what it is about', () => {
  const faultsOf = (body: string, subject?: string) =>
    check(body, subject).map(({ fault, about }) => [fault, about]);
  expect(faultsOf('{{ customer.nam }} {{ shop.nme }}')).toEqual([
    ['UNKNOWN_VARIABLE', 'customer.nam'],
    ['UNKNOWN_VARIABLE', 'shop.nme'],
  ]);
  expect(faultsOf('{{ shipments[0].name }}')).toEqual([
    ['SOMETIMES_EMPTY', expect.stringContaining('shipments')],
  ]);
  expect(faultsOf('{{ order.total')).toEqual([['UNREADABLE', expect.stringContaining('order.total')]]);
  expect(faultsOf(' ', ' ')).toEqual([
    ['EMPTY', null],
    ['EMPTY', null],
  ]);
  expect(faultsOf('x'.repeat(20_001))).toEqual([['TOO_LONG', null]]);
  const asked = checkTemplate('PREFERENCE_REQUEST', '件名', '本文');
  expect(asked.map(({ fault }) => fault)).toEqual(['LINK_MISSING']);
});
