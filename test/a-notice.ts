import iconv from 'iconv-lite';
import { noticeNames } from '#gmopg/notice-names';

/** null leaves the name out; names outside the 123 go to the end. */
export type NoticeOverrides = Record<string, string | number | null>;

const ordinary: NoticeOverrides = {
  ShopID: 'tshop00000001',
  ShopPass: '*'.repeat(10),
  AccessID: anAccessId(1),
  AccessPass: '*'.repeat(32),
  OrderID: '2009031700003',
  Status: 'CAPTURE',
  JobCd: 'CAPTURE',
  Amount: 650,
  Tax: 0,
  Currency: 'JPN',
  Forward: '2a99662',
  Method: 1,
  TranID: '0903171632111111111111000001',
  Approve: '1234567',
  TranDate: '20090317163201',
  PayType: 0,
};

/** The body of a card notice as GMOPG sends it: all 123 names in wire order, values in Windows-31J. */
export function aNotice(overrides: NoticeOverrides = {}): Uint8Array {
  const values = { ...ordinary, ...overrides };
  const extra = Object.keys(overrides).filter((name) => !noticeNames.includes(name));
  const pairs = [...noticeNames, ...extra]
    .map((name) => [name, values[name] === undefined ? '' : values[name]] as const)
    .filter(([, value]) => value !== null);
  return new TextEncoder().encode(
    pairs.map(([name, value]) => `${escape31J(name)}=${escape31J(String(value))}`).join('&'),
  );
}

/** The n-th AccessID: 32 hex. */
export function anAccessId(n: number): string {
  return n.toString(16).padStart(32, '0');
}

function escape31J(text: string): string {
  const bytes = iconv.encode(text, 'cp932').toString('latin1');
  return bytes.replace(/[^\w.*-]/g, (byte) =>
    byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
