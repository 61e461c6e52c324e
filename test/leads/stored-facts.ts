import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { Lead } from '../../src/leads/model/lead.entity.js';
import { buildLeadFacts } from '../../src/leads/model/lead-facts.factory.js';
import { readLeadRelations } from '../../src/leads/model/lead.queries.js';
import type { LeadFacts } from '../../src/leads/pipeline/lead-facts.rules.js';

/** Returns the facts that the gates use for a stored lead. */
export async function readStoredFacts(app: INestApplicationContext, id: string, today: string): Promise<LeadFacts> {
  const lead = await app.get(DataSource).manager.findOneByOrFail(Lead, { id });
  return buildLeadFacts(lead, await readLeadRelations(app.get(SqlClient), id), today);
}
