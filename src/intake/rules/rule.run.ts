import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.js';
import { notFound } from '../../common/errors/domain.errors.js';
import { takenBack } from '../../companies/merge.engine.js';
import { lockRecord } from '../../database/record.store.js';
import { Sql } from '../../database/sql.js';
import { type Tx, UnitOfWork } from '../../database/unit-of-work.js';
import { IntakeConnection } from '../connections/connection.entity.js';
import { INTAKE_REGISTRATION } from '../registrations/registration.entity.js';
import { SeparateWork } from '../separate.work.js';
import { ruledRegistrations } from './rule.queries.js';
import { type RuleResult, LeadRules } from './rule.service.js';
import type { RulesRunView } from './rule.view.js';

/** Runs the rules of a connection over registrations that came before them. */
@Injectable()
export class LeadRuleRuns {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: Sql,
    private readonly rules: LeadRules,
    private readonly separately: SeparateWork,
  ) {}

  /**
   * Lets the rules do what they have not done yet for every registration of a connection that is matched and stands, each
   * in a transaction of its own: deliveries go on meanwhile, and what is done stays done. A dry run does the same and
   * takes each back. @throws 404
   */
  async run(connectionId: string, dryRun: boolean, actor: Actor): Promise<RulesRunView> {
    const found = await this.sql.first('SELECT id FROM intake_connection WHERE id = $1', [connectionId]);
    if (!found) throw notFound('intake_connection', connectionId);
    return this.separately.run(actor, () => this.all(connectionId, dryRun, actor));
  }

  private async all(connectionId: string, dryRun: boolean, actor: Actor): Promise<RulesRunView> {
    const sum: RulesRunView = { dryRun, registrations: 0, leads: 0, touches: 0, problems: 0 };
    // A lead that was made and taken back is not there for the next of its company, which would touch it.
    const haveLead = new Set<string>();
    for (let after: string | null = null; ;) {
      const ids = await ruledRegistrations(this.sql, connectionId, after);
      for (const id of ids) {
        const runOne = (tx: Tx) =>
          dryRun ? takenBack(tx, () => this.one(tx, connectionId, id)) : this.one(tx, connectionId, id);
        const one = await this.work.run(actor, runOne, { isRepeatable: true });
        if (!one) continue;
        const leads = haveLead.has(one.companyId) ? 0 : one.made.filter(({ madeLead }) => madeLead).length;
        if (dryRun && leads > 0) haveLead.add(one.companyId);
        sum.registrations++;
        sum.leads += leads;
        sum.touches += one.made.length - leads;
        sum.problems += one.problem === null ? 0 : 1;
      }
      after = ids.at(-1) ?? null;
      if (after === null) return sum;
    }
  }

  /** Undefined for one that is no longer to be looked at. */
  private async one(
    tx: Tx,
    connectionId: string,
    id: string,
  ): Promise<(RuleResult & { companyId: string }) | undefined> {
    const registration = await lockRecord(tx, INTAKE_REGISTRATION, id);
    const { companyId, archivedAt } = registration;
    if (archivedAt || companyId === null) return undefined;
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: connectionId });
    const fired = await this.rules.applyRules(tx, connection, registration);
    return { ...fired, companyId };
  }
}
