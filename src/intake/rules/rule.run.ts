import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.js';
import { notFound } from '../../common/errors/domain.errors.js';
import { takenBack } from '../../companies/merge.engine.js';
import { lockRecord, updateRecord } from '../../database/record.store.js';
import { Sql } from '../../database/sql.js';
import { type Tx, UnitOfWork } from '../../database/unit-of-work.js';
import { IntakeConnection } from '../connections/connection.entity.js';
import { INTAKE_REGISTRATION } from '../registrations/registration.entity.js';
import { SeparateWork } from '../separate.work.js';
import { LeadRules } from './rule.service.js';
import type { RulesRunView } from './rule.view.js';

/** Registrations that one transaction looks at. */
const BATCH = 100;

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
   * Lets the rules do what they have not done yet for every registration of a connection that is matched and stands. In
   * batches: what is done stays done. A dry run is the run itself, taken back. @throws 404
   */
  async run(connectionId: string, dryRun: boolean, actor: Actor): Promise<RulesRunView> {
    const found = await this.sql.first('SELECT id FROM intake_connection WHERE id = $1', [connectionId]);
    if (!found) throw notFound('intake_connection', connectionId);
    if (dryRun)
      return this.work.run(actor, (tx) => takenBack(tx, () => this.all(connectionId, dryRun, (work) => work(tx))));
    return this.separately.run(actor, () => this.all(connectionId, dryRun, (work) => this.work.run(actor, work)));
  }

  private async all(
    connectionId: string,
    dryRun: boolean,
    inTransaction: (work: (tx: Tx) => Promise<Batch>) => Promise<Batch>,
  ): Promise<RulesRunView> {
    const sum: RulesRunView = { dryRun, registrations: 0, leads: 0, touches: 0, problems: 0 };
    let after: string | null = null;
    do {
      const start: string | null = after;
      const { last, ...counts } = await inTransaction((tx) => this.batch(tx, connectionId, start));
      for (const [name, count] of Object.entries(counts) as [keyof typeof counts, number][]) sum[name] += count;
      after = last;
    } while (after !== null);
    return sum;
  }

  /** Served by intake_registration_connection_id_idx. */
  private async batch(tx: Tx, connectionId: string, after: string | null): Promise<Batch> {
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: connectionId });
    const rows = await tx.sql.rows<{ id: string }>(
      `SELECT id FROM intake_registration WHERE connection_id = $1 AND match_state = 'matched' AND company_id IS NOT NULL
         AND status IN ('registered', 'confirmed', 'attended') AND archived_at IS NULL AND ($2::uuid IS NULL OR id > $2::uuid)
       ORDER BY id LIMIT ${BATCH}`,
      [connectionId, after],
    );
    const batch: Batch = { registrations: 0, leads: 0, touches: 0, problems: 0, last: null };
    for (const { id } of rows) {
      const registration = await lockRecord(tx, INTAKE_REGISTRATION, id);
      const { made, problem } = await this.rules.fire(tx, connection, registration);
      await updateRecord(tx, INTAKE_REGISTRATION, registration, { set: { ruleProblem: problem } });
      batch.registrations++;
      batch.leads += made.filter(({ madeLead }) => madeLead).length;
      batch.touches += made.filter(({ madeLead }) => !madeLead).length;
      batch.problems += problem === null ? 0 : 1;
    }
    return { ...batch, last: rows.length < BATCH ? null : rows.at(-1)!.id };
  }
}

interface Batch extends Omit<RulesRunView, 'dryRun'> {
  /** The last registration looked at; null when there are no more. */
  last: string | null;
}
