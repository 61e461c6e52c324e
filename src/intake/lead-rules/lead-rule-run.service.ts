import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { runAndRollBack } from '../../companies/merge/record-merge.store.js';
import { lockRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { INTAKE_REGISTRATION } from '../model/intake-registration.entity.js';
import { SeparateTransactionsRunner } from '../model/separate-transactions.runner.js';
import { findRuledRegistrationIds, isExistingConnection } from './lead-rule.queries.js';
import { type RuleResult, LeadRuleService } from './lead-rule.service.js';
import type { RulesRunView } from './lead-rule.view.js';

/** Runs the rules of a connection for its existing registrations. */
@Injectable()
export class LeadRuleRunService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly rules: LeadRuleService,
    private readonly separateTransactions: SeparateTransactionsRunner,
  ) {}

  /**
   * Applies the rules to every matched registration of a connection that is not cancelled, or whose person attended, as far as they have not been
   * applied yet. Each registration has its own transaction, so that deliveries are processed in the meantime and
   * completed changes stay. A dry run does the same and rolls each transaction back.
   * @throws 404
   */
  async run(connectionId: string, dryRun: boolean, actor: Actor): Promise<RulesRunView> {
    if (!(await isExistingConnection(this.sql, connectionId))) {
      throw createNotFoundError('intake_connection', connectionId);
    }
    return this.separateTransactions.run(actor, () => this.applyToAll(connectionId, dryRun, actor));
  }

  private async applyToAll(connectionId: string, dryRun: boolean, actor: Actor): Promise<RulesRunView> {
    const sum: RulesRunView = { dryRun, registrations: 0, leads: 0, touches: 0, problems: 0 };
    // In a dry run the lead of a company was rolled back, so the next registration of the company would create it again
    // where a real run adds a touch. The company is remembered to count it as a touch.
    const companiesWithLead = new Set<string>();
    for (let after: string | null = null; ;) {
      const ids = await findRuledRegistrationIds(this.sql, connectionId, after);
      for (const id of ids) {
        const runOne = (tx: Tx) =>
          dryRun
            ? runAndRollBack(tx, () => this.applyToOne(tx, connectionId, id))
            : this.applyToOne(tx, connectionId, id);
        const one = await this.work.run(actor, runOne, { isRepeatable: true });
        if (!one) continue;
        const leads = companiesWithLead.has(one.companyId) ? 0 : one.made.filter(({ madeLead }) => madeLead).length;
        if (dryRun && leads > 0) companiesWithLead.add(one.companyId);
        sum.registrations++;
        sum.leads += leads;
        sum.touches += one.made.length - leads;
        sum.problems += one.problem === null ? 0 : 1;
      }
      after = ids.at(-1) ?? null;
      if (after === null) return sum;
    }
  }

  /** Applies the rules to one registration. Returns undefined if it is archived or has no company any more. */
  private async applyToOne(
    tx: Tx,
    connectionId: string,
    id: string,
  ): Promise<(RuleResult & { companyId: string }) | undefined> {
    const registration = await lockRecord(tx, INTAKE_REGISTRATION, id);
    const { companyId, archivedAt } = registration;
    if (archivedAt || companyId === null) return undefined;
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: connectionId });
    const result = await this.rules.applyRules(tx, connection, registration);
    return { ...result, companyId };
  }
}
