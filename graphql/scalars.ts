import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => inJapan(readDate(value)),
  parseValue: (value) => (typeof value === 'string' ? parseDateTime(value) : refuse(dateTimeProblem)),
  parseLiteral: (node) => (node.kind === Kind.STRING ? parseDateTime(node.value) : refuse(dateTimeProblem)),
});

export const Yen = new GraphQLScalarType<number, number>({
  name: 'Yen',
  serialize: (value) => readYen(typeof value === 'bigint' ? Number(value) : value),
  parseValue: readYen,
  parseLiteral: (node) => readYen(node.kind === Kind.INT ? Number(node.value) : null),
});

/** Taken, never answered. What is no string is refused without repeating it; see withoutPasswords. */
export const Secret = new GraphQLScalarType<string, never>({
  name: 'Secret',
  serialize: () => {
    throw new TypeError('A Secret is never answered.');
  },
  parseValue: (value) => (typeof value === 'string' ? value : refuse(secretProblem)),
  parseLiteral: (node) => (node.kind === Kind.STRING ? node.value : refuse(secretProblem)),
});

export const JSONValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

const secretProblem = 'A Secret is a string.';
const dateTimeProblem = 'A DateTime is a string with an offset, like "2009-03-17T16:45:01+09:00".';
const rfc3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function parseDateTime(text: string): Date {
  const match = rfc3339.exec(text);
  if (!match) return refuse(dateTimeProblem);
  const [, day = ''] = match;
  const date = new Date(text.toUpperCase());
  return isInCalendar(date, day) ? date : refuse(`${dateTimeProblem} ${day} is no day of our calendar.`);
}

/** Date takes the 31st of February for a day in March; Postgres knows no year 0. */
function isInCalendar(date: Date, day: string): boolean {
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9998 && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function readDate(value: unknown): Date {
  if (value instanceof Date) return value;
  throw new TypeError('A DateTime was resolved to something that is no Date.');
}

const offsetMs = 9 * 60 * 60 * 1000;
/** One for all: a list answers hundreds of times, and making a Date costs more than writing it. */
const shifted = new Date(0);

/** Japan has had one offset since 1951. */
function inJapan(date: Date): string {
  shifted.setTime(date.getTime() + offsetMs);
  const text = shifted.toISOString();
  return `${text.slice(0, text.endsWith('.000Z') ? -5 : -1)}+09:00`;
}

function readYen(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  return refuse(
    'Yen is a whole JSON number between -(2^53-1) and 2^53-1, not a string and without a fraction.',
  );
}

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
