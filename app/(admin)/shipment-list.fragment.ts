import { graphql } from '#graphql/tada';

export const ShipmentList_shipment = graphql(`
  fragment ShipmentList_shipment on Shipment { name postalCode address phone deliveryDate deliveryTime }
`);
