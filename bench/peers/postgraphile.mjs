// PostGraphile on the tables that ours reads, as its documentation sets it up; `ready` when it answers.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

// PostGraphile asks for Node 22; this is all of it that Node 20 lacks.
Promise.withResolvers ??= function withResolvers() {
  const held = {};
  held.promise = new this((resolve, reject) => Object.assign(held, { resolve, reject }));
  return held;
};

const { DATABASE_URL: connectionString, PORT: port } = process.env;

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // Lists are ordered by columns that only a longer index has in second place.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString, schemas: ['public'], poolConfig: { max: 16 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));

process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
