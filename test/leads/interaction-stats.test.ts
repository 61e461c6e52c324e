import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { LeadsService } from '../../src/leads/records/leads.service.js';
import { useApi } from '../support/api.js';
import { selectRows } from '../support/rows.js';

const { api, make } = useApi();

const readInteractionCounts = async (id: string) =>
  (
    await selectRows(
      api.db,
      'lead_interaction_stats',
      { lead_id: id },
      'last_interaction_on::text, interaction_count, site_visit_count',
    )
  )[0];

describe('The interaction counts of a lead', () => {
  it('include every interaction, however many are logged at the same moment', async () => {
    const lead = await make.lead();
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => make.interaction(lead.id, n % 2 ? {} : { kind: 'site_visit' })),
    );
    expect(await readInteractionCounts(lead.id)).toMatchObject({ interaction_count: 10, site_visit_count: 5 });
  });

  it('are updated under a lock, also for a lead that was inserted by SQL and has no counts', async () => {
    const lead = await make.lead();
    await api.db.query('DELETE FROM lead_interaction_stats WHERE lead_id = $1', [lead.id]);
    await api.app.get(UnitOfWork).run(SYSTEM, (tx) =>
      api.app.get(LeadsService).updateInteractionCounts(tx, lead.id, async () => {
        const { rows } = await api.db.query(
          'SELECT FROM lead_interaction_stats WHERE lead_id = $1 FOR UPDATE SKIP LOCKED',
          [lead.id],
        );
        expect(rows).toEqual([]);
        return { lastInteractionOn: '2026-03-01', interactionCount: 2, siteVisitCount: 1 };
      }),
    );
    expect(await readInteractionCounts(lead.id)).toEqual({
      last_interaction_on: '2026-03-01',
      interaction_count: 2,
      site_visit_count: 1,
    });
  });
});
