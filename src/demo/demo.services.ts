import { Injectable } from '@nestjs/common';
import { Activity } from '../activities/activity.entity.js';
import { Agreement } from '../agreements/agreement.entity.js';
import type { ActivityKind } from '../activities/activity.vocabulary.js';
import type { Actor } from '../common/actor/actor.js';
import { CompanyMemberships } from '../companies/company-membership.service.js';
import { CompanyMerges } from '../companies/company-merge.service.js';
import { Companies } from '../companies/company.service.js';
import { Contacts } from '../companies/contact.service.js';
import type { RecordEntity } from '../database/record.entity.js';
import { insertRecord, newRecord } from '../database/record.store.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { Users } from '../identity/user.service.js';
import { Interactions } from '../interactions/interaction.service.js';
import { Tasks } from '../interactions/task.service.js';
import { LeadChanges } from '../leads/lead.changes.service.js';
import { LeadCreation } from '../leads/lead.creation.service.js';
import { LeadProof } from '../leads/lead.evidence.service.js';
import { LeadMoves } from '../leads/lead.moves.service.js';

/** An agreement without what every record has. */
type NewAgreement = Omit<Agreement, keyof RecordEntity>;
/** An activity without what every record has; the reference when it is fixed. */
type NewActivity = Omit<Activity, keyof RecordEntity | 'reference' | 'kind'> & {
  kind: ActivityKind;
  reference?: string;
};

const PREFIXES: Record<ActivityKind, string> = { delegation: 'DEL', roadshow: 'ROAD', seminar: 'SEM' };

/** What the replay works with: the services that serve the API, so that the demo obeys every rule they know. */
@Injectable()
export class DemoServices {
  constructor(
    private readonly work: UnitOfWork,
    readonly users: Users,
    readonly companies: Companies,
    readonly memberships: CompanyMemberships,
    readonly merges: CompanyMerges,
    readonly contacts: Contacts,
    readonly leads: LeadCreation,
    readonly changes: LeadChanges,
    readonly moves: LeadMoves,
    readonly proof: LeadProof,
    readonly interactions: Interactions,
    readonly tasks: Tasks,
  ) {}

  /** Adds an agreement; the API only reads them so far. */
  addAgreement(agreement: NewAgreement, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      // The reference is fixed, and taken from the sequence all the same: nobody else must get it.
      await nextReference(tx, 'AGR', agreement.reference.slice(4, 8));
      await insertRecord(tx, { entity: Agreement, name: 'agreement' }, { ...newRecord(tx, id), ...agreement });
    });
  }

  /** Adds an activity, with the next reference of its kind and year unless it has a fixed one. */
  addActivity(activity: NewActivity, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      const reference = await nextReference(tx, PREFIXES[activity.kind], activity.startsOn.slice(0, 4));
      const record: Activity = { ...newRecord(tx, id), reference, ...activity };
      await insertRecord(tx, { entity: Activity, name: 'activity' }, record);
    });
  }
}

async function nextReference(tx: Tx, prefix: string, year: string): Promise<string> {
  const row = await tx.sql.first<{ reference: string }>('SELECT next_reference($1, $2::int) AS reference', [
    prefix,
    year,
  ]);
  return row!.reference;
}
