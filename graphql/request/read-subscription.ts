import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  validate,
} from 'graphql';
import { badInput } from '#graphql/request/bad-input';
import { refuseTooLarge } from '#graphql/request/limit-operations';
import { mostTokens } from '#graphql/request/refuse-bombs';
import { withoutPasswords } from '#graphql/request/without-passwords';

export interface Subscription {
  document: DocumentNode;
  operationName: string | undefined;
  variableValues: Record<string, unknown>;
  /** The one root field that it asks for. */
  field: string;
}

/**
 * Reads what a stream is asked for, from the body of a POST (parsed) or the query string of a GET. Throws with a code
 * when it is not one valid subscription.
 */
export function readSubscription(schema: GraphQLSchema, body: unknown, search: string): Subscription {
  const { query, operationName, variableValues } = readParameters(body, search);
  const document = parseDocument(query);
  const [problem] = validate(schema, document, undefined, { maxErrors: 1 });
  if (problem) throw invalid(problem.message.replace(/ Did you mean .*$/, ''));
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'subscription')
    throw badInput('This address streams one subscription; ask everything else at /api/graphql.');
  refuseTooLarge({ schema, document, operation, variables: variableValues });
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues, {
    maxErrors: 1,
  });
  if (errors?.[0]) throw badInput(withoutPasswords({ message: errors[0].message }).message);
  const [first] = operation.selectionSet.selections;
  if (first?.kind !== Kind.FIELD)
    throw badInput('Ask for the field of the subscription itself, not by a fragment.');
  return { document, operationName, variableValues, field: first.name.value };
}

function readParameters(body: unknown, search: string) {
  const given: Record<string, unknown> =
    typeof body === 'object' && body !== null ? { ...body } : Object.fromEntries(new URLSearchParams(search));
  const { query, operationName } = given;
  if (typeof query !== 'string') throw badInput('query is missing: send the subscription.');
  if (operationName != null && typeof operationName !== 'string')
    throw badInput('operationName is a string.');
  return { query, operationName: operationName ?? undefined, variableValues: readVariables(given.variables) };
}

/** A GET carries them as text. */
function readVariables(given: unknown): Record<string, unknown> {
  const read = typeof given === 'string' ? parseJson(given) : given;
  if (read == null) return {};
  if (typeof read !== 'object' || Array.isArray(read)) throw badInput('variables is an object.');
  return { ...read };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput('variables is no JSON.');
  }
}

function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: mostTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw invalid(error.message);
    throw error;
  }
}

function invalid(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
