import { expect, test } from 'vitest';
import { matchCommands } from '#app/(admin)/keyboard/match-commands';

const commands = [
  { id: '1', label: '注文処理状況管理', keywords: '/orders' },
  { id: '2', label: '結果通知ログ', keywords: '/notices' },
  { id: '3', label: '画面の明るさ：ダーク', keywords: 'theme dark' },
];
const found = (query: string) => matchCommands(commands, query).map(({ id }) => id);

test('a command is found by any part of its words, in letters of any width', () => {
  expect(found('')).toEqual(['1', '2', '3']);
  expect(found('通知')).toEqual(['2']);
  expect(found('ＯＲＤＥＲ')).toEqual(['1']);
  expect(found('ダーク 画面')).toEqual(['3']);
  expect(found('ダーク 通知')).toEqual([]);
});
