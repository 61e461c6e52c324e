import Fastify from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { to as copyTo } from 'pg-copy-streams';
import { createPool } from '../src/database/connections/database-pool.factory.js';
import { createComparisonTables } from './comparison-tables.queries.js';
import { CREATE, EXPORT_LEADS, GET_LEAD, LIST_STATEMENTS, TRIGRAM_SEARCH } from './comparison.queries.js';

/**
 * The comparison server runs the best SQL that one would write manually for the requests of the benchmark, on Fastify
 * and pg alone, without authentication, policy, validation, logging, metrics or a framework. It writes into tables with
 * the same keys and indexes but without triggers. Only the benchmark runs it.
 */
const pool = createPool({
  url: process.env['DATABASE_URL'] ?? '',
  size: Number(process.env['DATABASE_POOL_SIZE'] ?? 10),
  // The timeout of pg does not end with a copy stream, so it must be longer than a workload.
  statementTimeout: 0,
});
const server = Fastify();

server.get<{ Params: { id: string } }>('/leads/:id', async ({ params }) => {
  const { rows } = await pool.query({ name: 'get', text: GET_LEAD, values: [params.id] });
  return rows[0];
});

server.get('/leads', async ({ url }) => {
  const { rows } = await pool.query<{ id: string }>(LIST_STATEMENTS.get(url)!);
  return { items: rows.slice(0, 25), more: rows.length > 25 };
});

server.get<{ Querystring: { q: string } }>('/search', async ({ query }) => {
  const { rows } = await pool.query({ name: 'search', text: TRIGRAM_SEARCH, values: [query.q] });
  return { items: rows };
});

interface NewLead {
  title: string;
  companyId: string;
  ownerId: string;
  contactIds: string[];
}

/** Runs the inserts of a new lead, each prepared once. */
server.post<{ Body: NewLead }>('/leads', async ({ body, headers }) => {
  const client = await pool.connect();
  const run = (name: keyof typeof CREATE, values: unknown[]) => client.query({ name, text: CREATE[name], values });
  const [id, now] = [uuidv7(), new Date()];
  const { title, companyId, ownerId, contactIds } = body;
  try {
    await client.query('BEGIN');
    const { rows } = await run('lead', [id, now, ownerId, title, companyId]);
    const lead = JSON.stringify({ ...rows[0].lead, contact_ids: contactIds });
    await run('contact', [id, contactIds[0], now]);
    await run('version', [id, uuidv7(), now, ownerId, lead, companyId]);
    await run('audit', [uuidv7(), now, id, JSON.stringify(body)]);
    await run('key', [headers['idempotency-key'], headers['idempotency-key'], lead, now]);
    await client.query('COMMIT');
    return lead;
  } finally {
    client.release();
  }
});

server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
);
/** Stores the bytes of a delivery as they arrive. */
server.post<{ Body: Buffer }>('/inbox', async ({ body }, reply) => {
  const [id, now] = [uuidv7(), new Date()];
  const text = 'INSERT INTO bench_inbox (id, received_at, body) VALUES ($1, $2, $3)';
  await pool.query({ name: 'inbox', text, values: [id, now, body] });
  return reply.code(202).send({ id });
});

server.get('/export', async (_request, reply) => {
  const client = await pool.connect();
  const stream = client.query(copyTo(EXPORT_LEADS));
  stream.once('close', () => client.release());
  return reply.type('text/csv').send(stream);
});

await createComparisonTables(pool);
console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
process.once('SIGTERM', () => process.exit(0));
