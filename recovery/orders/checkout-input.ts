import { z } from 'zod';

export interface InputProblem {
  path: string;
  message: string;
}

export interface InvalidInput {
  kind: 'InvalidInput';
  message: string;
  problems: InputProblem[];
}

/** Postgres keeps no U+0000, and half a surrogate pair is no text: both are refused with their path. */
const clean = (text: string) => text.isWellFormed() && !text.includes('\u0000');
const text = (longest: number) =>
  z
    .string()
    .max(longest, `At most ${longest} characters.`)
    .refine(clean, 'Holds a NUL or half a surrogate pair.')
    .transform((value) => value.trim());
const required = (longest: number) => text(longest).refine((value) => value !== '', 'Must not be empty.');
/** Absent, null and blank are one thing: unknown. */
const optional = (longest: number) =>
  text(longest)
    .nullish()
    .transform((value) => value || null);

const mostYen = 9_999_999_999;
const yen = z.number().int('Whole yen.').min(0, 'Not below 0 yen.').max(mostYen, `At most ${mostYen} yen.`);
const anyYen = z
  .number()
  .int('Whole yen.')
  .min(-mostYen, `At least -${mostYen} yen.`)
  .max(mostYen, `At most ${mostYen} yen.`);

export const orderNumber = required(64).refine(
  (value) => !/\p{Cc}/u.test(value),
  'Holds a control character.',
);
/** As decodeNotice writes it: 32 hex in small letters. */
const oneAccessId = text(64)
  .refine((value) => !/\p{Cc}/u.test(value), 'Holds a control character.')
  .transform((value) => (/^[0-9a-f]{32}$/i.test(value) ? value.toLowerCase() : value));

export const accessId = oneAccessId.nullish().transform((value) => value || null);

const customer = z.object({
  memberId: optional(100),
  name: required(200),
  kana: optional(200),
  email: optional(254),
  phone: optional(50),
  postalCode: optional(20),
  address: optional(500),
});

const line = z
  .object({
    sku: optional(100),
    name: required(500),
    quantity: z.number().int().min(1, 'At least 1.').max(1_000_000, 'At most 1000000.'),
    unitPrice: anyYen,
  })
  .refine(
    ({ quantity, unitPrice }) => Math.abs(quantity * unitPrice) <= mostYen,
    `A line is at most ${mostYen} yen.`,
  );

const shipment = z.object({
  name: required(200),
  postalCode: optional(20),
  address: required(500),
  phone: optional(50),
  deliveryDate: optional(50),
  deliveryTime: optional(50),
});

const checkout = z
  .object({
    orderNumber,
    orderType: text(50)
      .nullish()
      .transform((value) => value || '一般注文'),
    orderedAt: z
      .date()
      .min(new Date('1990-01-01T00:00:00Z'), 'Too long ago.')
      .max(new Date('2200-01-01T00:00:00Z'), 'Too far ahead.'),
    customer,
    lines: z.array(line).max(1_000, 'At most 1000 lines.'),
    shipments: z.array(shipment).max(200, 'At most 200 shipments.'),
    subtotal: yen,
    shippingFee: yen.nullish().transform((value) => value ?? 0),
    handlingFee: yen.nullish().transform((value) => value ?? 0),
    discount: yen.nullish().transform((value) => value ?? 0),
    total: yen,
    gatewayOrderIds: z
      .array(
        z.string().regex(/^[A-Za-z0-9-]{1,27}$/, "GMOPG's OrderID has 1 to 27 letters, digits and hyphens."),
      )
      .max(100, 'At most 100 OrderIDs.')
      .nullish()
      .transform((value) => [...new Set(value ?? [])]),
    accessIds: z
      .array(oneAccessId.refine((value) => value !== '', 'Must not be empty.'))
      .max(100, 'At most 100 AccessIDs.')
      .nullish()
      .transform((value) => [...new Set(value ?? [])]),
    note: optional(5_000),
  })
  .superRefine((value, context) => {
    const lines = value.lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
    if (lines !== value.subtotal) {
      context.addIssue({
        code: 'custom',
        path: ['subtotal'],
        message: `The lines add up to ${lines} yen, not ${value.subtotal}.`,
      });
    }
    const total = value.subtotal + value.shippingFee + value.handlingFee - value.discount;
    if (total !== value.total) {
      context.addIssue({
        code: 'custom',
        path: ['total'],
        message: `subtotal + shippingFee + handlingFee - discount is ${total} yen, not ${value.total}.`,
      });
    }
  });

export type CheckoutInput = z.input<typeof checkout>;
export type ParsedCheckout = z.output<typeof checkout>;

/** Reads a checkout as the cart sends it; refuses with the path of every problem (schema.graphql, CheckoutInput). */
export function parseCheckout(
  input: CheckoutInput,
  { at = '' }: { at?: string } = {},
): ParsedCheckout | InvalidInput {
  return parseInput(checkout, input, { at });
}

/** Reads any input of the API by its schema; `at` is the path that leads to it. */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: z.input<T>,
  { at = '' }: { at?: string } = {},
): z.output<T> | InvalidInput {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: [at, ...path].filter((part) => part !== '').join('.'),
    message,
  }));
  return {
    kind: 'InvalidInput',
    message: `The input has ${problems.length} problem(s); the first: ${problems[0]?.path}: ${problems[0]?.message}`,
    problems,
  };
}

/** Tells a refusal from what was asked for. */
export function isInvalid(value: object): value is InvalidInput {
  return 'kind' in value && value.kind === 'InvalidInput';
}
