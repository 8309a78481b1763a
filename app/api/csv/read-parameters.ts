import { z } from 'zod';
import { badInput } from '#graphql/request/bad-input';

/** A moment with an offset, as everywhere in the API. */
export const moment = z.iso
  .datetime({ offset: true, error: 'Write it like 2026-11-23T00:00:00+09:00.' })
  .transform((text) => new Date(text));
export const yes = z.enum(['true', 'false']).transform((text) => text === 'true');
export const yen = z
  .string()
  .regex(/^\d{1,15}$/, 'Whole yen.')
  .transform(Number);
export const encoding = z.enum(['utf-8', 'shift_jis']).default('utf-8');

/** Reads a query string; what it does not know or cannot read is refused, so that no filter is passed over in silence. */
export function readParameters<T extends z.ZodType>(schema: T, asked: URLSearchParams): z.output<T> {
  const given = Object.fromEntries([...asked].filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw badInput(`${issue?.path.join('.') || 'The query string'}: ${issue?.message ?? 'cannot be read.'}`);
}
