import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Anonymous, Context } from '#graphql/context';
import { type Measure, measureOperation } from '#graphql/request/measure-operation';

const limits: Readonly<Record<keyof Measure, number>> = {
  depth: 12,
  aliases: 50,
  directives: 50,
  cost: 20_000,
};

/** Refuses an operation before it runs: too deep, too wide, too costly, or introspection by somebody unknown. */
export function limitOperations(): ApolloServerPlugin<Context | Anonymous> {
  const limitsOfOperation: Awaited<
    ReturnType<NonNullable<ApolloServerPlugin<Context | Anonymous>['requestDidStart']>>
  > = {
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      // An operation that is not in the document is execution's to refuse.
      if (!operation) return;
      if (contextValue.viewer === null && introspects(operation, document)) {
        throw refusal('Introspection is for a signed-in viewer or a token.', {
          code: 'UNAUTHENTICATED',
          status: 401,
        });
      }
      refuseTooLarge({ schema, document, operation, variables: request.variables ?? {} });
    },
  };
  return { requestDidStart: async () => limitsOfOperation };
}

/** Throws OPERATION_TOO_LARGE. */
export function refuseTooLarge(asked: Parameters<typeof measureOperation>[0]): void {
  const measure = measureOperation(asked);
  for (const name of ['depth', 'aliases', 'directives', 'cost'] as const) {
    if (measure[name] <= limits[name]) continue;
    const message = `The operation's ${name} is ${measure[name]}, at most ${limits[name]}: ask for less at a time.`;
    throw refusal(message, { code: 'OPERATION_TOO_LARGE', status: 400 });
  }
}

function introspects(operation: OperationDefinitionNode, document: DocumentNode): boolean {
  const seen = new Set<string>();
  const inside = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return /^__(schema|type)$/.test(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return inside(selection.selectionSet);
      const name = selection.name.value;
      if (seen.has(name)) return false;
      seen.add(name);
      return document.definitions.some(
        (node) =>
          node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name && inside(node.selectionSet),
      );
    });
  return inside(operation.selectionSet);
}

function refusal(message: string, { code, status }: { code: string; status: number }): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
