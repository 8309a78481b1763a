import type { DeliveryProfile } from '#gmopg/simulator/gateway';

export type ShopName = 'north' | 'south' | 'west' | 'stranger';

export interface StormShop {
  name: ShopName;
  gmopgShopId: string;
  shopPass: string;
  profile: DeliveryProfile;
  /** Fukkyu has a shop for it. */
  isKnown: boolean;
  /** Fukkyu may ask GMOPG: what no notice tells it finds by itself. */
  hasApiAccess: boolean;
  /** The cart sends its number with -1, -2, … and names no OrderIDs. */
  stripsOrderSuffix: boolean;
  graceSeconds: number;
}

const ordinary = { profile: 'mulpay', isKnown: true, hasApiAccess: true, stripsOrderSuffix: false } as const;

/** west has no API access, but the old delivery that never gives a notice up; of stranger Fukkyu has never heard. */
export const stormShops: Readonly<Record<ShopName, StormShop>> = {
  north: {
    ...ordinary,
    name: 'north',
    gmopgShopId: 'tshop71000001',
    shopPass: 'NorthPass1',
    graceSeconds: 1,
  },
  south: {
    ...{ ...ordinary, name: 'south', gmopgShopId: 'tshop71000002', shopPass: 'SouthPass2', graceSeconds: 2 },
    stripsOrderSuffix: true,
  },
  west: {
    ...{ ...ordinary, name: 'west', gmopgShopId: 'tshop71000003', shopPass: 'WestsPass3', graceSeconds: 0 },
    ...{ profile: 'ccs', hasApiAccess: false },
  },
  stranger: {
    ...{
      ...ordinary,
      name: 'stranger',
      gmopgShopId: 'tshop71000004',
      shopPass: 'OtherPass4',
      graceSeconds: 0,
    },
    ...{ isKnown: false, hasApiAccess: false },
  },
};

export const knownShops = Object.values(stormShops).filter(({ isKnown }) => isKnown);
