const digits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `¥11,350`; a minus sign stands before the yen sign. */
export function formatYen(yen: number): string {
  return yen < 0 ? `-¥${digits.format(-yen)}` : `¥${digits.format(yen)}`;
}
