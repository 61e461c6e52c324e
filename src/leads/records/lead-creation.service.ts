import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { RecordEntity } from '../../database/records/record.entity.js';
import { issueReference } from '../../database/records/reference-number.queries.js';
import { insertRecord, buildNewRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { readLeadAfterChange } from '../model/lead-access.policy.js';
import { resolveCapexColumns } from './lead-capex.columns.js';
import { buildColumns, type LeadColumns } from './lead-changes.rules.js';
import type { CreateLead } from './lead.dto.js';
import { LEAD, type Lead } from '../model/lead.entity.js';
import { buildBlankFacts } from '../pipeline/lead-facts.rules.js';
import { buildFactsAfter } from './lead-changed-facts.rules.js';
import { findMissingFields } from '../pipeline/stage-gates.rules.js';
import { insertContactsAndTeam, assertNewReferences, resolveContactsAndTeam } from './lead-people.store.js';
import { assertNothingMissing, createLeadFieldError } from '../pipeline/lead.errors.js';
import type { LeadView } from '../model/lead.view.js';

/** The columns that every new lead sets itself. */
type RequiredColumn =
  'reference' | 'title' | 'companyId' | 'ownerId' | 'receivedOn' | 'stageEnteredOn' | 'sourceChannel';

/** The initial values of all other columns. */
const INITIAL_VALUES: Omit<Lead, keyof RecordEntity | RequiredColumn> = {
  projectManagerId: null,
  stage: 'first_contact',
  status: 'open',
  statusReason: null,
  statusNote: null,
  lostToCountry: null,
  closedOn: null,
  sourceActivityId: null,
  sourceAgreementId: null,
  sourceReferrerCompanyId: null,
  sourceDetail: null,
  investmentType: null,
  businessActivity: null,
  sector: null,
  sectorVersion: null,
  description: null,
  requirements: null,
  drivers: [],
  consideringElsewhere: null,
  competitorLocations: [],
  capexAmount: null,
  capexCurrency: null,
  capexRate: null,
  capexRateOn: null,
  capexUnitsPerEuro: null,
  capexRateKind: null,
  capexEur: null,
  capexUndisclosed: false,
  jobsExpected: null,
  jobsSafeguarded: null,
  likelihood: null,
  expectedDecisionOn: null,
  expectedLandingOn: null,
  screeningStatus: 'not_assessed',
  screeningFiledOn: null,
  screeningDueOn: null,
  screeningConditions: null,
  screeningRuleset: null,
  propositionSentOn: null,
  siteVisitWaivedReason: null,
  sites: [],
  incentivesRequested: null,
  announcedOn: null,
  announcedJobs: null,
  announcedCapexEur: null,
  localCompanyId: null,
  involvement: null,
  confidential: false,
  codename: null,
  tags: [],
};

/** Service that creates leads. */
@Injectable()
export class LeadCreationService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Creates a lead in the stage first_contact, whose gate must be met. Its history starts with the first transition.
   * @param id the id of the new lead
   * @throws 422 `lead.gate_unmet`, `lead.owner_needed` for an API key that names no owner, unknown references
   */
  create(body: CreateLead, actor: Actor, id: string = uuidv7()): Promise<LeadView> {
    return this.work.run(actor, (tx) => this.createIn(tx, body, id));
  }

  /** Does the same as {@link create} inside the transaction of a larger use case. */
  async createIn(tx: Tx, body: CreateLead, id: string = uuidv7()): Promise<LeadView> {
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const ownerId = body.ownerId ?? getOwnerId(tx.actor);
    const receivedOn = body.receivedOn ?? today;
    const given = { ...body, ownerId, receivedOn };
    const columns = buildColumns(given, {}, await resolveCapexColumns(tx.sql, given, {}, today));
    const people = resolveContactsAndTeam(body);
    const facts = buildFactsAfter(buildBlankFacts(today), columns, people.contactIds.length);
    assertNothingMissing(findMissingFields('first_contact', facts), 'The lead cannot be created yet.');
    await assertNewReferences(tx, columns, body);
    await this.insert(tx, id, columns, receivedOn, people);
    return readLeadAfterChange(tx, id);
  }

  private async insert(
    tx: Tx,
    id: string,
    columns: LeadColumns,
    receivedOn: string,
    people: ReturnType<typeof resolveContactsAndTeam>,
  ): Promise<void> {
    const year = Number(getLocalDate(AGENCY_ZONE, tx.now).slice(0, 4));
    const reference = await issueReference(tx, 'LEAD', year);
    // The gate check has ensured that no required column is null.
    const given = columns as Partial<Lead> & Pick<Lead, 'title' | 'companyId' | 'ownerId' | 'sourceChannel'>;
    const record = { ...buildNewRecord(tx, id), reference, stageEnteredOn: receivedOn };
    const lead: Lead = { ...INITIAL_VALUES, receivedOn, ...given, ...record };
    await insertRecord(tx, LEAD, lead, people);
    await insertContactsAndTeam(tx, id, people);
  }
}

function getOwnerId(actor: Actor): string {
  if (actor.kind === 'user' && actor.id) return actor.id;
  throw createLeadFieldError('owner_needed', '/ownerId', 'ownerId is required when an API key creates a lead.');
}
