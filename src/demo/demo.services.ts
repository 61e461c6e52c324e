import { Injectable } from '@nestjs/common';
import { ACTIVITY } from '../activities/activity.entity.js';
import { newActivity, type NewActivity } from '../activities/activity.store.js';
import { AGREEMENT, type Agreement } from '../agreements/agreement.entity.js';
import type { Actor } from '../common/actor/actor.js';
import { todayIn } from '../common/reference/calendar.dates.js';
import { CompanyMemberships } from '../companies/company-membership.service.js';
import { CompanyMerges } from '../companies/company-merge.service.js';
import { Companies } from '../companies/company.service.js';
import { Contacts } from '../companies/contact.service.js';
import { nextReference } from '../database/reference.numbers.js';
import { insertRecord, newRecord } from '../database/record.store.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Users } from '../identity/user.service.js';
import { Interactions } from '../interactions/interaction.service.js';
import { Tasks } from '../interactions/task.service.js';
import { LeadChanges } from '../leads/lead.changes.service.js';
import { LeadCreation } from '../leads/lead.creation.service.js';
import { LeadProof } from '../leads/lead.evidence.service.js';
import { LeadMoves } from '../leads/lead.moves.service.js';
import { DemoForms } from './demo.forms.js';

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
    readonly forms: DemoForms,
  ) {}

  /** Adds an agreement with the reference that it has in the story. */
  addAgreement(agreement: NewAgreement, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      // The reference is fixed, and taken from the sequence all the same: nobody else must get it.
      await nextReference(tx, 'AGR', Number(agreement.reference.slice(4, 8)));
      await insertRecord(tx, AGREEMENT, { ...newRecord(tx, id), ...BLANK, ...agreement });
    });
  }

  /** Adds an activity, with the next reference of its kind and year unless it has a fixed one. */
  addActivity(activity: NewActivity, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      const record = await newActivity(tx, id, { ...activity, reference: undefined });
      const over = activity.endsOn < todayIn(record.timezone, tx.now) ? { wrappedUpAt: tx.now } : {};
      await insertRecord(tx, ACTIVITY, { ...record, ...over, reference: activity.reference ?? record.reference });
    });
  }
}

type NewAgreement = Pick<Agreement, 'reference' | 'title' | 'kind' | 'parentId' | 'status' | 'signedOn'>;

const BLANK = {
  ownerId: null,
  fields: [],
  effectiveOn: null,
  expiresOn: null,
  terminatedOn: null,
  renewalNoticeDays: null,
  renewalNoticedFor: null,
  text: null,
  url: null,
  notes: null,
};
