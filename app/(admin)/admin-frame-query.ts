import { graphql } from '#graphql/tada';
import { NoticeSilence_silence } from './notice-silence.fragment';

export const AdminFrameQuery = graphql(
  `
  query AdminFrame {
    viewer {
      id
      name
      can
      roleWithTotp
      shop { id name gmopgShopId isPractice hasGatewayAccess }
      shops { id name isPractice }
    }
    abnormalOrderCounts { open }
    noticeSilence { ...NoticeSilence_silence }
  }
`,
  [NoticeSilence_silence],
);
