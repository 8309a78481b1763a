/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at the types; the build on the first start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Left out of Next's bundle: the process holds one copy of each, shared with the server around Next.
  serverExternalPackages: [
    'postgres',
    'drizzle-orm',
    'graphile-worker',
    'pino',
    'prom-client',
    'graphql',
    'graphql-jit',
    '@apollo/server',
    'better-auth',
  ],
};

export default config;
