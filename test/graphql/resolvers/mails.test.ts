import { expect, test } from 'vitest';
import { aBusyShop } from '#test/graphql/a-busy-shop';
import { aGraphql } from '#test/graphql/a-graphql';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const graphql = aGraphql(database);
const own = await aBusyShop(database, { mark: 'own' });
const foreign = await aBusyShop(database, { mark: 'foreign' });
const manager = await graphql.asStaff(own.shop.id, 'MANAGE');
const clerk = await graphql.asStaff(own.shop.id, 'OPERATE');

const previewed =
  '__typename ... on MailTemplatePreviewed { isSample preview { to subject body html templateProblem } } ... on InvalidInput { problems { path message } }';

test('a manager writes a template, looks at it with a real order, saves it and goes back', async () => {
  const { data: before } = await manager('{ mailTemplates { kind isBuiltIn } }');
  expect(before.mailTemplates).toHaveLength(5);

  const input = {
    kind: 'RESTORED_ORDER_CONFIRMATION',
    orderId: own.order.id,
    mail: { subject: 'ご注文 {{ order.number }}', body: '{{ customer.name }} {{ order.total | yen }}' },
  };
  const ask = `query ($input: MailTemplatePreviewInput!) { mailTemplatePreview(input: $input) { ${previewed} } }`;
  const { data: seen } = await manager(ask, { input });
  expect(seen.mailTemplatePreview).toMatchObject({
    __typename: 'MailTemplatePreviewed',
    isSample: false,
    preview: { to: 'own-901@example.jp', subject: '【own】ご注文 own-901', body: 'own様 ¥650\n' },
  });

  const save = `mutation ($input: SaveMailTemplateInput!) { saveMailTemplate(input: $input) {
    __typename ... on MailTemplateSaved { template { isBuiltIn updatedAt problem variables { name meaning markup } } }
    ... on InvalidInput { problems { path message } } } }`;
  const { kind, mail } = input;
  const { data: saved } = await manager(save, { input: { kind, ...mail } });
  expect(saved.saveMailTemplate.template).toMatchObject({
    isBuiltIn: false,
    updatedAt: '2026-11-02T12:00:00+09:00',
    problem: null,
    variables: expect.arrayContaining([
      { name: 'order.total', meaning: '合計（税込）', markup: '{{ order.total | yen }}' },
    ]),
  });
  const { data: refused } = await manager(save, { input: { kind, ...mail, body: '{{ card.number }}' } });
  expect(refused.saveMailTemplate).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: 'body', message: expect.stringMatching(/card\.number.*order\.total/) }],
  });
  const { data: reset } = await manager(
    `mutation { resetMailTemplate(kind: RESTORED_ORDER_CONFIRMATION) { ... on MailTemplateReset { template { isBuiltIn } } } }`,
  );
  expect(reset.resetMailTemplate.template.isBuiltIn).toBe(true);
});

test("another shop's order and row are previewed like ones that do not exist", async () => {
  const preview = async (about: string) => {
    const query = `{ mailTemplatePreview(input: { kind: PAYMENT_RETURNED, ${about} }) { ${previewed} } }`;
    return (await manager(query)).data.mailTemplatePreview;
  };
  const nobody = '00000000-0000-4000-8000-000000000000';
  for (const [argument, id] of [
    ['orderId', foreign.order.id],
    ['abnormalOrderId', foreign.restorableId],
  ] as const) {
    expect(await preview(`${argument}: "${id}"`)).toEqual(await preview(`${argument}: "${nobody}"`));
  }
  const { errors } = await manager(
    `{ mailTemplatePreview(input: { kind: PAYMENT_RETURNED, orderId: "x", abnormalOrderId: "y" }) { __typename } }`,
  );
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test("a cart's token that reads orders previews by order, not by row", async () => {
  const cart = await graphql.asToken(own.shop.id, ['orders:read']);
  const preview = (about: string) =>
    cart(`{ mailTemplatePreview(input: { kind: ORDER_CONFIRMATION, ${about} }) { __typename } }`);
  expect((await preview(`orderId: "${own.order.id}"`)).errors).toEqual([]);
  expect((await preview(`abnormalOrderId: "${own.restoredId}"`)).errors[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
});

test('a clerk sends another kind, sees it in the history, and sends the same words again', async () => {
  const send = `mutation ($input: SendConfirmationMailInput!) { sendConfirmationMail(input: $input) {
    __typename ... on ConfirmationMailQueued { mail { id kind subject body templateProblem } order { mails { kind } } }
    ... on InvalidInput { problems { path } } } }`;
  const input = { orderId: own.order.id, kind: 'ORDER_CONFIRMATION' };
  const { data } = await clerk(send, { input });
  const { mail, order } = data.sendConfirmationMail;
  expect(mail).toMatchObject({ kind: 'ORDER_CONFIRMATION', templateProblem: null });
  expect(order.mails.map(({ kind }: { kind: string }) => kind)).toEqual([
    'RESTORED_ORDER_CONFIRMATION',
    'ORDER_CONFIRMATION',
  ]);
  await database.sql`update mails set state = 'FAILED' where id = ${mail.id}`;
  const again = { ...input, mail: { subject: mail.subject, body: mail.body } };
  const { data: resent } = await clerk(send, { input: again });
  expect(resent.sendConfirmationMail.mail).toMatchObject({ subject: mail.subject, body: mail.body });
  expect(resent.sendConfirmationMail.mail.id).not.toBe(mail.id);

  const { data: wrong } = await clerk(send, { input: { ...input, kind: 'PAYMENT_RETURNED' } });
  expect(wrong.sendConfirmationMail).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: 'kind' }],
  });
});

test('a row is mailed about only when the money went back', async () => {
  const { data } = await clerk(
    `mutation ($input: SendMailInput!) { sendMail(input: $input) { __typename ... on InvalidInput { problems { path } } } }`,
    { input: { abnormalOrderId: own.restorableId, kind: 'PAYMENT_RETURNED' } },
  );
  expect(data.sendMail).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: 'abnormalOrderId' }],
  });
});
