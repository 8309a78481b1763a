import { noticeNames } from '#gmopg/notice-names';

/** The n-th notice of a shop: an ordinary sale of its own, all 123 names in wire order. */
export function noticeBody(gmopgShopId: string, n: number): Buffer {
  const digits = String(n).padStart(10, '0');
  const values: Record<string, string> = {
    ShopID: gmopgShopId,
    ShopPass: '**********',
    AccessID: n.toString(16).padStart(32, '0'),
    AccessPass: '********************************',
    OrderID: orderNumberOf(n),
    Status: 'CAPTURE',
    JobCd: 'CAPTURE',
    Amount: '650',
    Tax: '0',
    Currency: 'JPN',
    Forward: '2a99662',
    Method: '1',
    TranID: `090317163211111111${digits}`,
    Approve: digits.slice(-7),
    TranDate: '20090317163201',
    PayType: '0',
  };
  return Buffer.from(noticeNames.map((name) => `${name}=${values[name] ?? ''}`).join('&'));
}

export function orderNumberOf(n: number): string {
  return `bench-${String(n).padStart(10, '0')}`;
}
