import { createServer } from 'node:http';
import postgres from 'postgres';

// A peer's best case: node:http, the raw body in one INSERT, `0` after it. No form is read and no rule evaluated.
const { DATABASE_URL = '', PORT } = process.env;
const sql = postgres(DATABASE_URL, { max: 16 });

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    await sql`insert into bare_notices (body) values (${Buffer.concat(chunks)})`;
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 1 }).end('0');
  });
}).listen(Number(PORT), '127.0.0.1', () => console.log('ready'));

process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
