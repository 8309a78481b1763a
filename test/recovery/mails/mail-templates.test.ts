import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { mailTemplates } from '#db/schema/mails';
import { mailKinds } from '#mail/mail-kind';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findMailTemplates } from '#recovery/mails/find-mail-templates';
import { previewCancellationMail } from '#recovery/mails/preview-cancellation-mail';
import { type MailAbout, previewConfirmationMail } from '#recovery/mails/preview-confirmation-mail';
import { previewMailTemplate } from '#recovery/mails/preview-mail-template';
import { resetMailTemplate } from '#recovery/mails/reset-mail-template';
import { saveMailTemplate } from '#recovery/mails/save-mail-template';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, noon } from '#test/recovery/reads/a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const by = { actor: 'manager', now: noon };
const at = { now: noon, appUrl: 'https://fukkyu.example.jp' };
const { shop, addRow } = await aShopWithRows(database);
await addRow({ orderNumber: 'T-1', customer: { name: '見本 花子', email: 'hanako@example.jp' } });
await addRow({ orderNumber: 'T-2', customer: null });

async function idOf(orderNumber: string, shopId = shop.id): Promise<string> {
  const [row] = await findAbnormalOrdersByNumbers(db, shopId, [orderNumber]);
  return row?.id ?? '';
}

const templateOf = async (kind: string, shopId = shop.id) =>
  (await findMailTemplates(db, shopId)).find((template) => template.kind === kind);

test('a shop that wrote nothing has the built-in template of every kind, with what it may name', async () => {
  const { shop: fresh } = await aShopWithRows(database);
  const templates = await findMailTemplates(db, fresh.id);
  expect(templates.map(({ kind }) => kind)).toEqual(mailKinds);
  for (const template of templates) {
    expect(template).toMatchObject({ isBuiltIn: true, updatedAt: null, problem: null });
    expect(template.subject.startsWith('【{{ shop.name }}】')).toBe(true);
    expect(template.variables.length).toBeGreaterThan(10);
  }
});

test('a saved template is the one that mails of its kind are written by, in this shop alone', async () => {
  const other = await aShopWithRows(database);
  await other.addRow({ orderNumber: 'T-1' });
  const words = {
    subject: '【{{ shop.name }}】承りました',
    body: '{{ customer.name }}様 {{ order.total | yen }}',
  };
  const saved = await saveMailTemplate(db, shop.id, { kind: 'RESTORED_ORDER_CONFIRMATION', ...words }, by);
  expect(saved).toMatchObject({
    kind: 'MailTemplateSaved',
    template: { ...words, isBuiltIn: false, updatedAt: noon, problem: null },
  });
  const preview = await previewConfirmationMail(db, shop.id, { abnormalOrderId: await idOf('T-1') });
  expect(preview).toMatchObject({ body: '見本 花子様 ¥650\n', templateProblem: null });
  const elsewhere = await previewConfirmationMail(db, other.shop.id, {
    abnormalOrderId: await idOf('T-1', other.shop.id),
  });
  expect(elsewhere?.body).toContain('お詫び');
});

test('the same words again change nothing; reset goes back, and the audit knows what was there', async () => {
  const first = { kind: 'PAYMENT_RETURNED' as const, subject: '一', body: '{{ payment.amount }}' };
  const later = { actor: 'manager', now: new Date(noon.getTime() + 60_000) };
  await saveMailTemplate(db, shop.id, first, by);
  await saveMailTemplate(db, shop.id, first, later);
  expect(await templateOf('PAYMENT_RETURNED')).toMatchObject({ updatedAt: noon, subject: '一' });
  await saveMailTemplate(db, shop.id, { ...first, subject: '二' }, later);
  for (let n = 0; n < 2; n++) {
    const reset = await resetMailTemplate(db, shop.id, 'PAYMENT_RETURNED', later);
    expect(reset.template.isBuiltIn).toBe(true);
  }
  expect(await templateOf('PAYMENT_RETURNED')).toMatchObject({ isBuiltIn: true });
  const entries = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.shopId, shop.id), eq(auditEntries.actor, 'manager')))
    .orderBy(auditEntries.id);
  const told = entries.filter(({ detail }) => detail.mailKind === 'PAYMENT_RETURNED');
  expect(told.map(({ kind, detail }) => [kind, detail.before])).toEqual([
    ['MAIL_TEMPLATE_SAVED', null],
    ['MAIL_TEMPLATE_SAVED', { subject: '一', body: '{{ payment.amount }}' }],
    ['MAIL_TEMPLATE_RESET', { subject: '二', body: '{{ payment.amount }}' }],
  ]);
});

test('a template that names what there is not is neither saved nor previewed, and is told what there is', async () => {
  const words = { subject: '{{ shop.nmae }}', body: '{{ order.total }}' };
  const problems = [
    { path: 'subject', message: expect.stringMatching(/「shop\.nmae」.*payment\.amount/) },
    { path: 'body', message: expect.stringMatching(/「order\.total」.*payment\.amount/) },
  ];
  const saved = await saveMailTemplate(db, shop.id, { kind: 'PAYMENT_RETURNED', ...words }, by);
  expect(saved).toMatchObject({ kind: 'InvalidInput', problems });
  const previewed = await previewMailTemplate(
    db,
    shop.id,
    { kind: 'PAYMENT_RETURNED', words, about: null },
    at,
  );
  expect(previewed).toMatchObject({ kind: 'InvalidInput', problems });
  expect(await templateOf('PAYMENT_RETURNED')).toMatchObject({ isBuiltIn: true });
});

test('control characters are saved as nothing', async () => {
  const words = { subject: '件\r\nBcc: x@y.jp\u0000名', body: '一\r\n二\u0000\u202E' };
  await saveMailTemplate(db, shop.id, { kind: 'DUPLICATE_CANCELLED', ...words }, by);
  expect(await templateOf('DUPLICATE_CANCELLED')).toMatchObject({
    subject: '件 Bcc: x@y.jp 名',
    body: '一\n二',
  });
  await resetMailTemplate(db, shop.id, 'DUPLICATE_CANCELLED', by);
});

test('a template that no longer fills gives way to the built-in one, and this is seen everywhere', async () => {
  const { shop: broken, addRow: add } = await aShopWithRows(database);
  await add({ orderNumber: 'X-1' });
  await db.insert(mailTemplates).values(
    ['RESTORED_ORDER_CONFIRMATION', 'PAYMENT_RETURNED'].map((kind) => ({
      ...{ shopId: broken.id, kind, subject: 'x', body: '{{ order.gone }}', updatedAt: noon },
    })),
  );
  const id = await idOf('X-1', broken.id);
  const problem = expect.stringContaining('order.gone');
  expect(await templateOf('PAYMENT_RETURNED', broken.id)).toMatchObject({ isBuiltIn: false, problem });
  const preview = await previewConfirmationMail(db, broken.id, { abnormalOrderId: id });
  expect(preview).toMatchObject({ templateProblem: problem, body: expect.stringContaining('お詫び') });
  expect(await previewCancellationMail(db, broken.id, id, noon)).toMatchObject({ templateProblem: problem });
  const request = { id, sendConfirmationMail: true, mail: null, note: null };
  const restored = await restoreAbnormalOrder(db, broken.id, request, by);
  expect(restored).toMatchObject({ mail: { templateProblem: problem } });
});

test.each(mailKinds)('%s is previewed with a made-up order, and with a real row', async (kind) => {
  const sample = await previewMailTemplate(db, shop.id, { kind, words: null, about: null }, at);
  expect(sample).toMatchObject({
    kind: 'MailTemplatePreviewed',
    isSample: true,
    preview: { to: null, templateProblem: null },
  });
  const about = { abnormalOrderId: await idOf('T-1') };
  const body = '見本「{{ customer.name }}」{{ order.number }}{{ preference.url }}';
  const words = {
    subject: 'x',
    body: kind === 'PREFERENCE_REQUEST' ? body : body.replace('{{ preference.url }}', ''),
  };
  const real = await previewMailTemplate(db, shop.id, { kind, words, about }, at);
  expect(real).toMatchObject({
    isSample: false,
    preview: {
      to: 'hanako@example.jp',
      subject: '【試験ショップ】x',
      body: expect.stringContaining('見本「見本 花子」T-1'),
    },
  });
});

test('a preview never holds a link that opens anything', async () => {
  const about = { abnormalOrderId: await idOf('T-2') };
  const previewed = await previewMailTemplate(
    db,
    shop.id,
    { kind: 'PREFERENCE_REQUEST', words: null, about },
    at,
  );
  expect(previewed).toMatchObject({
    preview: { to: null, body: expect.stringContaining('\nhttps://fukkyu.example.jp/preference/preview\n') },
  });
});

test("what such a mail cannot be about is refused, another shop's as if it did not exist", async () => {
  const other = await aShopWithRows(database);
  const row = await idOf('T-1');
  const preview = (shopId: string, kind: (typeof mailKinds)[number], about: MailAbout) =>
    previewMailTemplate(db, shopId, { kind, words: null, about }, at);
  const refused = (path: string) => ({ kind: 'InvalidInput', problems: [{ path }] });
  for (const kind of mailKinds) {
    expect(await preview(other.shop.id, kind, { abnormalOrderId: row })).toMatchObject(
      refused('abnormalOrderId'),
    );
    expect(await preview(shop.id, kind, { orderId: row })).toMatchObject(refused('orderId'));
    expect(await preview(shop.id, kind, { orderId: 'x' })).toMatchObject(refused('orderId'));
  }
  const nothingBought = await preview(shop.id, 'ORDER_CONFIRMATION', { abnormalOrderId: await idOf('T-2') });
  expect(nothingBought).toMatchObject(refused('abnormalOrderId'));
});
