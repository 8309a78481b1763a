/** What a shop needs to ask GMOPG. Lives in memory only: the password is sealed wherever it is stored. */
export interface GatewayAccess {
  /** An origin without a path, like https://p01.mul-pay.jp; see parseEndpoint. */
  endpoint: string;
  gmopgShopId: string;
  shopPass: string;
}
