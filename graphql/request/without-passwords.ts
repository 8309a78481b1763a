import type { GraphQLFormattedError } from 'graphql';

/** GraphQL quotes the value that it could not take, with everything beside it: a password among them is not repeated. */
export function withoutPasswords(formatted: GraphQLFormattedError): GraphQLFormattedError {
  if (!/got invalid value|, found /.test(formatted.message) || !aboutPasswords.test(formatted.message))
    return formatted;
  const message =
    'The input that holds a password is not as the schema says. Its values are not repeated here.';
  return { ...formatted, message };
}

const aboutPasswords =
  /shopPass|password|GatewayAccessInput|AcceptInvitationInput|ResetPasswordInput|\bSecret\b/;
