import { graphql } from '#graphql/tada';

export const GatewayAccessQuery = graphql(`
  query GatewayAccess {
    viewer { id shop { id gmopgShopId hasGatewayAccess gatewayEndpoint isPractice } }
    gatewayEndpoints
  }
`);
