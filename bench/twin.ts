import Fastify from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { to as copyTo } from 'pg-copy-streams';
import { createPool } from '../src/database/pool.js';
import { allLeads, GET_LEAD, LIST_QUERIES, LIST_QUERY, listRows, listStatement, TRIGRAM_SEARCH } from './statements.js';

/**
 * The bare twin of the application: the same SQL on Fastify and pg alone, prepared, without authentication, policy,
 * validation, logging, metrics or a framework. Nobody should run it but the bench.
 */
const pool = createPool({
  url: process.env['DATABASE_URL'] ?? '',
  size: Number(process.env['DATABASE_POOL_SIZE'] ?? 10),
});
const server = Fastify();

server.get<{ Params: { id: string } }>('/leads/:id', async ({ params }) => {
  const { rows } = await pool.query({ name: 'get', text: GET_LEAD, values: [params.id] });
  return rows[0];
});

const pages = new Map(
  [LIST_QUERY, ...LIST_QUERIES.map((query) => `${query}&limit=25`)].map((query, place) => [
    `/leads?${query}`,
    { name: `list ${place}`, ...listStatement(query) },
  ]),
);
server.get('/leads', async ({ url }) => {
  const client = await pool.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows: found } = await client.query(pages.get(url)!);
  const ids = found.map((row: { __id: string }) => row.__id);
  const { rows } = await client.query({ name: 'rows', ...listRows(ids) });
  void client.query('COMMIT').then(() => client.release());
  const byId = new Map(rows.map((row: { id: string }) => [row.id, row]));
  return { items: ids.map((id) => byId.get(id)) };
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

/** The inserts of a new lead; its version, touch, totals and search entry are written by the same triggers. */
server.post<{ Body: NewLead }>('/leads', async ({ body, headers }) => {
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  const [id, now] = [uuidv7(), new Date()];
  try {
    await client.query('BEGIN');
    const { rows } = await run('reference', `SELECT next_reference('LEAD', 2026) AS reference`, []);
    await run(
      'lead',
      `INSERT INTO lead (id, created_at, updated_at, created_by, reference, title, company_id, owner_id, stage_entered_on,
         received_on, source_channel) VALUES ($1, $2, $2, $3, $4, $5, $6, $3, $2::timestamptz::date, $2::timestamptz::date, 'web')`,
      [id, now, body.ownerId, rows[0].reference, body.title, body.companyId],
    );
    await run('contact', 'INSERT INTO lead_contact (lead_id, contact_id, added_at) VALUES ($1, $2, $3)', [
      id,
      body.contactIds[0],
      now,
    ]);
    await run('pulse', 'INSERT INTO lead_pulse (lead_id) VALUES ($1)', [id]);
    await run(
      'audit',
      `INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, lead_id, changes)
       VALUES ($1, $2, 'api_key', 'bench', 'created', 'lead', $3, $3, $4)`,
      [uuidv7(), now, id, JSON.stringify(body)],
    );
    await run(
      'key',
      'INSERT INTO idempotency_key (scope, key, request_hash, response, created_at) VALUES ($1, $2, $2, $3, $4)',
      ['bench', headers['idempotency-key'], JSON.stringify(body), now],
    );
    await client.query('COMMIT');
    return { id };
  } finally {
    client.release();
  }
});

server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
);
/** The bytes of a delivery as they came; nothing is looked at. */
server.post<{ Body: Buffer }>('/inbox', async ({ body }, reply) => {
  const [id, now] = [uuidv7(), new Date()];
  const text = 'INSERT INTO bench_inbox (id, received_at, body) VALUES ($1, $2, $3)';
  await pool.query({ name: 'inbox', text, values: [id, now, body] });
  return reply.code(202).send({ id });
});

/** All leads by COPY, the fastest way out of PostgreSQL; the statement of the export has no parameters. */
server.get('/export', async (_request, reply) => {
  const client = await pool.connect();
  const stream = client.query(copyTo(`COPY (${allLeads().text}) TO STDOUT WITH (FORMAT csv, HEADER)`));
  stream.once('close', () => client.release());
  return reply.type('text/csv').send(stream);
});

console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
process.once('SIGTERM', () => process.exit(0));
