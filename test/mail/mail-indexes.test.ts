import type { ListDefinition } from '../../src/common/lists/list-definition.rules.js';
import { inboundMailList } from '../../src/mail/inbound/model/inbound-mail.list.js';
import { mailList } from '../../src/mail/model/mail.list.js';
import { useApi } from '../support/api.js';

const { api } = useApi({ keys: [] });

/** Returns the plan of a query on a table that is not read as a whole if an index serves the condition. */
async function explain(table: string, condition: string, values: unknown[] = []): Promise<string> {
  await api.db.query('SET enable_seqscan = off; SET enable_indexscan = off; SET enable_indexonlyscan = off');
  const { rows } = await api.db.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT m.id FROM ${table} m WHERE ${condition}`,
    values,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

function explainSearch(table: string, { search }: ListDefinition, q: string): Promise<string> {
  const values: unknown[] = [];
  return explain(
    table,
    search!.buildCondition(q, (value) => `$${values.push(value)}`),
    values,
  );
}

it.each([
  ['mail', mailList],
  ['inbound_mail', inboundMailList],
])('The search in %s is served by its index, also in Chinese', async (table, list) => {
  expect(await explainSearch(table, list, 'visit')).toContain(`on ${table}_text_trgm_idx`);
  expect(await explainSearch(table, list, '参观')).toContain(`on ${table}_cjk_idx`);
});

it.each([
  ['mail', `m.to_address = 'chen@lumenova.test'`, 'mail_to_address_idx'],
  ['mail', `m.bounced_at >= now()`, 'mail_bounced_at_idx'],
  ['inbound_mail', `m.from_address = 'chen@lumenova.test'`, 'inbound_mail_from_address_idx'],
])('The filter in %s by %s is served by %s', async (table, condition, index) => {
  expect(await explain(table, condition)).toContain(`on ${index}`);
});
