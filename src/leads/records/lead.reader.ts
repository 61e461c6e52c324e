import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { readLead } from '../model/lead-access.policy.js';
import { type PipelineDefinition, buildPipelineDefinition } from '../pipeline/pipeline-definition.rules.js';
import { toTransitionActor } from './lead-changed-facts.rules.js';
import { type Gate, buildGates } from '../pipeline/stage-gates.rules.js';
import { findLeadFacts } from '../model/lead.queries.js';
import { findVerification } from '../model/win-verification.queries.js';
import type { LeadView } from '../model/lead.view.js';

/** Service that reads leads, their gates and the definition of the pipeline. */
@Injectable()
export class LeadReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Returns the definition of the pipeline. */
  getPipeline(): PipelineDefinition {
    return buildPipelineDefinition(this.settings.staleAfterDays);
  }

  /** Returns a lead by id. @throws 404 */
  read(id: string, actor: Actor): Promise<LeadView> {
    return readLead(this.sql, id, actor);
  }

  /**
   * Returns a gate for every later stage: whether the caller may make the transition now, and what is missing.
   * @throws 404
   */
  async readGates(id: string, actor: Actor): Promise<Gate[]> {
    const { archivedAt } = await this.read(id, actor);
    const facts = (await findLeadFacts(this.sql, id, getLocalDate(AGENCY_ZONE, this.clock.now())))!;
    const gates = buildGates(facts, toTransitionActor(actor), await findVerification(this.sql, id));
    return archivedAt ? gates.map(closeGate) : gates;
  }
}

function closeGate(gate: Gate): Gate {
  const detail = 'The lead is archived; restore it first.';
  const archived = { stage: gate.stage, field: 'archivedAt', pointer: '/archivedAt', code: 'archived', detail };
  return { ...gate, allowed: false, missing: [archived, ...gate.missing] };
}
