import { expect, test } from 'vitest';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import {
  findAbnormalOrdersByIds,
  findAbnormalOrdersByNumbers,
} from '#recovery/abnormal-orders/find-abnormal-orders';
import { findTimelines } from '#recovery/abnormal-orders/find-timelines';
import { undeleteAbnormalOrder } from '#recovery/abnormal-orders/undelete-abnormal-order';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aDatabase } from '#test/harness/a-database';
import { aShopWithRows, noon } from './a-shop-with-rows';

const database = await aDatabase();
const { db } = database;
const { shop, addRow } = await aShopWithRows(database);
const by = (minutes: number) => ({ actor: 'staff', now: new Date(noon.getTime() + minutes * 60_000) });

test('a timeline tells notices, deeds and mails in the order they happened, each to its own row', async () => {
  await addRow({ orderNumber: 'A' });
  await addRow({ orderNumber: 'B', receivedAt: by(1).now });
  const [b, a] = await findAbnormalOrdersByNumbers(db, shop.id, ['A', 'B']);
  const id = a?.id ?? '';
  await deleteAbnormalOrder(db, shop.id, { id, reason: '二重' }, by(2));
  await undeleteAbnormalOrder(db, shop.id, id, by(3));
  await restoreAbnormalOrder(db, shop.id, { id, sendConfirmationMail: true, mail: null, note: null }, by(4));

  const asked = await findAbnormalOrdersByIds(db, shop.id, [id, b?.id ?? '']);
  const timelines = await findTimelines(db, shop.id, asked);
  expect(timelines.get(id)?.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['NOTICE_RECEIVED', null],
    ['DELETED', 'staff'],
    ['UNDELETED', 'staff'],
    ['RESTORED', 'staff'],
    ['MAIL_QUEUED', 'staff'],
  ]);
  expect(timelines.get(b?.id ?? '')?.map(({ kind }) => kind)).toEqual(['NOTICE_RECEIVED']);
});

test('a timeline of another shop is empty', async () => {
  const other = await aShopWithRows(database);
  const [row] = await findAbnormalOrdersByNumbers(db, shop.id, ['B']);
  const timelines = await findTimelines(db, other.shop.id, row ? [row] : []);
  expect([...timelines.values()]).toEqual([[]]);
});
