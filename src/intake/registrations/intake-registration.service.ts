import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createInvalidError } from '../../common/errors/domain.errors.js';
import { buildProblem } from '../../common/errors/problem-details.factory.js';
import { describeError } from '../../common/http/problem.filter.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { SeparateTransactionsRunner } from '../model/separate-transactions.runner.js';
import type {
  RegistrationDecision,
  ReopenRegistration,
  ResolveRegistration,
  ResolveRegistrations,
} from './intake-registration.dto.js';
import { chooseRegistrationList, buildRegistrationDetail } from './intake-registration.list.js';
import { RegistrationReopeningService } from './registration-reopening.service.js';
import { RegistrationResolutionService } from './registration-resolution.service.js';
import type {
  MadeLeadView,
  ResolutionsView,
  ResolutionView,
  WholeIntakeRegistrationView,
} from './intake-registration.view.js';

/** Reads, resolves and reopens registrations by form for users. */
@Injectable()
export class IntakeRegistrationService {
  private readonly log = new Logger(IntakeRegistrationService.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly resolution: RegistrationResolutionService,
    private readonly reopening: RegistrationReopeningService,
    private readonly separateTransactions: SeparateTransactionsRunner,
  ) {}

  /** Returns a registration with its details. @throws 404, also if the caller may not see its connection */
  read(id: string, actor: Actor): Promise<WholeIntakeRegistrationView> {
    return readWhole(this.sql, id, actor);
  }

  /** Resolves a registration. @throws as {@link RegistrationResolutionService.resolve} */
  resolve(
    id: string,
    body: ResolveRegistration,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<WholeIntakeRegistrationView> {
    const resolve = async (tx: Tx) => {
      await this.resolution.resolve(tx, id, body, ifMatch);
      return readWhole(tx.sql, id, actor);
    };
    return this.work.run(actor, resolve, { isRepeatable: true });
  }

  /** Reopens a registration. @throws as {@link RegistrationReopeningService.reopen} */
  reopen(
    id: string,
    body: ReopenRegistration,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<WholeIntakeRegistrationView> {
    const reopen = async (tx: Tx) => {
      await this.reopening.reopen(tx, id, body, ifMatch);
      return readWhole(tx.sql, id, actor);
    };
    return this.work.run(actor, reopen, { isRepeatable: true });
  }

  /** Carries out many decisions separately. A decision that fails does not affect the others. @throws 422 */
  resolveMany(body: ResolveRegistrations, actor: Actor): Promise<ResolutionsView> {
    const decisions = buildDecisions(body);
    return this.separateTransactions.run(actor, async () => {
      const items: ResolutionView[] = [];
      for (const decision of decisions) items.push(await this.resolveOne(decision, actor));
      return { items };
    });
  }

  private async resolveOne(decision: RegistrationDecision, actor: Actor): Promise<ResolutionView> {
    const { registrationId, ...body } = decision;
    const resolve = (tx: Tx) => this.resolution.resolve(tx, registrationId, body);
    try {
      const { matchState, contactId, companyId } = await this.work.run(actor, resolve, { isRepeatable: true });
      return { registrationId, outcome: 'resolved', matchState, contactId, companyId, code: null, detail: null };
    } catch (error) {
      // Any error fails this decision only, because the earlier decisions are already carried out.
      const { status, code, detail } = buildProblem(error, '');
      if (status >= 500) this.log.error({ registrationId, code, ...describeError(error) }, 'registration.not_resolved');
      return { registrationId, outcome: 'failed', matchState: null, contactId: null, companyId: null, code, detail };
    }
  }
}

function buildDecisions({ decisions, registrationIds, decision }: ResolveRegistrations): RegistrationDecision[] {
  if (decisions && !registrationIds && !decision) return decisions;
  if (!decisions && registrationIds && decision) {
    return registrationIds.map((registrationId) => ({ ...decision, registrationId }));
  }
  const detail = 'Send either decisions, or registrationIds together with decision.';
  const code = 'intake_registration.one_decision';
  throw createInvalidError([{ pointer: '', code, detail }], code);
}

async function readWhole(sql: SqlClient, id: string, actor: Actor): Promise<WholeIntakeRegistrationView> {
  const registration = await readRecord<Omit<WholeIntakeRegistrationView, 'leads'> & Record<string, unknown>>(
    sql,
    chooseRegistrationList(actor),
    'intake_registration',
    id,
    actor,
    buildRegistrationDetail(actor),
  );
  return { ...registration, leads: await readLeads(sql, id, actor) };
}

/** Returns the results of the rules for a registration, without the leads that the caller may not see. */
function readLeads(sql: SqlClient, id: string, actor: Actor): Promise<MadeLeadView[]> {
  const values: unknown[] = [id];
  const visible = buildVisibilityThroughLead(actor, 's.lead_id', (value) => `$${values.push(value)}`);
  return sql.queryAll<MadeLeadView & Record<string, unknown>>(
    `SELECT s.rule_id AS "ruleId", s.lead_id AS "leadId", l.reference AS "leadReference", s.made_lead AS "madeLead",
       s.made_at AS "madeAt", s.withdrawn_at AS "withdrawnAt"
     FROM intake_lead_source s JOIN lead l ON l.id = s.lead_id
     WHERE s.registration_id = $1 AND (${visible}) ORDER BY s.made_at, s.rule_id`,
    values,
  );
}
