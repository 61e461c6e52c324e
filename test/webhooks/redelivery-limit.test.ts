import { useApi } from '../support/api.js';
import { createWebhook } from './webhook.given.js';

const { api, make } = useApi();

/** More changes than one request delivers again. */
const CHANGES = 50_003;

describe('A redelivery of a long period', () => {
  it('takes 50,000 changes, oldest first, and says where to continue', async () => {
    const { id } = await createWebhook(api, { eventTypes: ['company.updated'] });
    const company = await make.company();
    await api.db.query(
      `INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, changes)
       SELECT gen_random_uuid(), '2025-01-01T00:00:00Z'::timestamptz + n * interval '1 second', 'user', 'A colleague', 'updated',
         'company', $1, '{"city": {"before": null, "after": "Genk"}, "notes": {"before": null, "after": "x"}}'
       FROM generate_series(0, $2 - 1) n`,
      [company.id, CHANGES],
    );
    const period = { from: '2025-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z', includeDelivered: true };
    const next = new Date(Date.UTC(2025, 0, 1) + 50_000_000).toISOString();
    const counted = await api.admin.post(`/webhooks/${id}/redeliver`, period);
    expect([counted.status, counted.body]).toEqual([200, { dryRun: true, count: 50_000, next }]);
    const sent = await api.admin.post(`/webhooks/${id}/redeliver`, { ...period, dryRun: false });
    expect([sent.status, sent.body]).toEqual([202, { dryRun: false, count: 50_000, next }]);
    const rest = await api.admin.post(`/webhooks/${id}/redeliver`, { ...period, from: next, dryRun: false });
    expect([rest.status, rest.body]).toEqual([202, { dryRun: false, count: 3, next: null }]);
    const { rows } = await api.db.query(
      `SELECT count(*)::int AS deliveries, count(DISTINCT audit_entry_id)::int AS changes,
         bool_and(sequence > lag) AS ordered FROM (
           SELECT d.*, lag(sequence) OVER (ORDER BY a.at) FROM webhook_delivery d JOIN audit_entry a ON a.id = d.audit_entry_id
           WHERE d.webhook_id = $1 AND a.at < '2026-01-01') d`,
      [id],
    );
    expect(rows).toEqual([{ deliveries: CHANGES, changes: CHANGES, ordered: true }]);
  });
});
