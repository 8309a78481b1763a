import { graphql } from '#graphql/tada';

export const AdminFrameQuery = graphql(`
  query AdminFrame {
    viewer {
      id
      name
      can
      shop { id name gmopgShopId isPractice }
      shops { id name isPractice }
    }
    abnormalOrderCounts { open }
  }
`);
