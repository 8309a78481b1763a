import { errorMeaning } from '#gmopg/error-codes';
import type { GatewayError } from '#gmopg/gateway-errors';

/** GMOPG's refusal in Japanese, each meaning with its ErrInfo; a code unknown here stands alone. */
export function explainErrors(errors: readonly GatewayError[]): string {
  return errors
    .map(({ info }) => `${errorMeaning(info) ?? 'GMOPGがエラーを返しました'}（${info}）。`)
    .join('');
}
