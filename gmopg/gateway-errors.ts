export interface GatewayError {
  /** ErrCode, three characters; '' where ErrInfo has more parts. */
  code: string;
  /** ErrInfo, nine characters; '' where ErrCode has more parts. */
  info: string;
}

/** NONE: no error. FAILED: nothing was done. UNKNOWN: GMOPG itself cannot tell; only SearchTrade can. */
export type PaymentFailure = 'NONE' | 'FAILED' | 'UNKNOWN';

const MAX_ERRORS = 100;

/** ErrCode and ErrInfo, each joined by `|`, paired by position (gmopg.md §1). Take decoded text: in CP932 bytes a `|` can be half a character. */
export function readGatewayErrors(errCode: string, errInfo: string): GatewayError[] {
  const codes = errCode.split('|', MAX_ERRORS);
  const infos = errInfo.split('|', MAX_ERRORS);
  const longer = codes.length > infos.length ? codes : infos;
  return longer
    .map((_, index) => ({ code: codes[index]?.trim() ?? '', info: infos[index]?.trim() ?? '' }))
    .filter((error) => error.code !== '' || error.info !== '');
}

export function failureOf(errors: readonly GatewayError[]): PaymentFailure {
  // E00000000 stands where nothing went wrong: taken for a failure it would hide a charge.
  if (errors.every((error) => error.info === 'E00000000')) return 'NONE';
  return errors.some((error) => isOutcomeUnknown(error.info)) ? 'UNKNOWN' : 'FAILED';
}

/** gmopg.md §2, "Outcome unknown": the only errors that make a failed notice an open question. */
export function isOutcomeUnknown(info: string): boolean {
  return info.startsWith('42C') || outcomeUnknown.has(info);
}

const outcomeUnknown = new Set([
  'E90010001',
  'E91019999',
  'E91020001',
  'E91029998',
  'E91029999',
  'E91050001',
  'E91060001',
  'E91099996',
  'E91099997',
  'E91099999',
]);
