import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../common/errors/domain.errors.js';
import { toAmountBody } from '../../common/money/amount.columns.js';
import { DEFAULT_NACE_VERSION, isNace, NACE_VERSIONS, normaliseNace } from '../../common/reference/nace-codes.rules.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate, getStartOfDay } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { readLead } from '../../leads/model/lead-access.policy.js';
import type { LeadStatus, LostReason } from '../../leads/pipeline/lead.constants.js';
import { CreateLead, UpdateLead } from '../../leads/records/lead.dto.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import { appendImportedStages } from '../../leads/transitions/lead-history.store.js';
import { writeReferenceDates, writeLoadedVersions } from '../../leads/transitions/lead-loaded-history.queries.js';
import { LeadTransitionService } from '../../leads/transitions/lead-transition.service.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  RowValues,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';
import { findByExternalId } from '../../common/external-ids/external-id.queries.js';
import { createRowError } from '../model/import-row.errors.js';
import { moveSourceToDetail } from './lead-source.rules.js';
import { findLeadsByName, readEnteredStages } from './record-match.queries.js';
import { findFirstDay, planStageHistory, readStageDates, type StageHistory } from './stage-history.rules.js';
import { LEAD_USED } from './used-records.queries.js';
import { buildTextKey, hasOtherExternalId, toText } from './row-values.rules.js';

/** The member of the view with the stages that a lead has entered, each with its day. */
const ENTERED_STAGES = 'enteredStages';

/** The fields of the history, which are no part of the body of a lead. */
const HISTORY_FIELDS = ['stage', 'stageSince', 'stageDates', 'status', 'closedOn', 'lostReason', 'lostToCountry'];

/** The statuses of a lead that is closed. */
const CLOSED: readonly LeadStatus[] = ['won', 'lost', 'abandoned'];

/** Imports leads, with the history of their stages. */
@Injectable()
export class LeadImportService implements EntityImport {
  readonly entity = 'leads';
  readonly permissions = ['leads:read', 'leads:write', 'companies:read', 'contacts:read'] as const;
  readonly createType = CreateLead;
  readonly updateType = UpdateLead;
  readonly references = {
    company: { kind: 'company', target: 'companyId' },
    contact: { kind: 'contact', target: 'contactIds', list: true },
    owner: { kind: 'user', target: 'ownerId', isOwner: true, fallsToImporter: true },
    projectManager: { kind: 'user', target: 'projectManagerId' },
    localCompany: { kind: 'company', target: 'localCompanyId' },
    'source.activity': { kind: 'activity', target: 'source.activityId', optional: true },
    'source.agreement': { kind: 'agreement', target: 'source.agreementId', optional: true },
    'source.referrerCompany': { kind: 'company', target: 'source.referrerCompanyId', optional: true },
  } as const;
  readonly matchKeys = ['reference', 'externalId', 'name'] as const;
  readonly hasExternalIds = true;
  readonly combinedFields = ['contactIds'] as const;
  readonly usedCondition = LEAD_USED;

  constructor(
    private readonly leads: LeadsService,
    private readonly transitions: LeadTransitionService,
  ) {}

  /** Leaves out what {@link create} writes into the history. */
  completeBody({ now }: Tx, { body, values }: ConvertedRow): void {
    for (const field of [...HISTORY_FIELDS, 'reference']) delete body[field];
    // The edition of a code says nothing without the code.
    if (body['sector'] === undefined) delete body['sectorVersion'];
    const today = getLocalDate(AGENCY_ZONE, now);
    // Without the day on which the lead came in, the day of its first stage counts.
    const first = findFirstDay(values, today);
    if (body['receivedOn'] === undefined && first !== null) body['receivedOn'] = first;
    const history = planStageHistory(values, { receivedOn: toText(body['receivedOn']) || today, today });
    const announcedOn = findAnnouncedOn(history, body);
    if (body['announcedOn'] === undefined && announcedOn !== null) body['announcedOn'] = announcedOn;
  }

  validateBody({ sector, sectorVersion }: Body): FieldError[] {
    const version = NACE_VERSIONS.find((each) => each === sectorVersion) ?? DEFAULT_NACE_VERSION;
    if (typeof sector !== 'string' || isNace(version, normaliseNace(sector))) return [];
    const detail = `Write the sector as a code of NACE Rev. ${version}, such as 27.40.`;
    return [{ pointer: '/sector', code: 'lead.sector_unknown', detail }];
  }

  buildKeys({ values, body, system }: ConvertedRow): RowKeys {
    const { externalId, reference } = values;
    return {
      unique: [
        ...(reference === undefined ? [] : [`reference ${buildTextKey(reference)}`]),
        ...(externalId === undefined ? [] : [`external ${system} ${toText(externalId)}`]),
      ],
      same:
        reference === undefined && externalId === undefined
          ? [`name ${buildTextKey(body['title'])} ${toText(body['companyId'])}`]
          : [],
      similar: [`~name ${buildTextKey(body['title'])} ${toText(body['companyId'])}`],
    };
  }

  /** Two leads of one title at one company are probably one lead. */
  isSimilar(): boolean {
    return true;
  }

  async findIds(tx: Tx, { values, body, system }: ConvertedRow, key: MatchKey): Promise<string[]> {
    const { externalId, reference } = values;
    if (key === 'externalId') {
      return externalId === undefined ? [] : findByExternalId(tx.sql, 'lead_id', { system, value: toText(externalId) });
    }
    if (key === 'reference') {
      if (reference === undefined) return [];
      const ids = await findLeadsByName(tx, { reference: toText(reference).trim().toUpperCase() });
      if (ids.length > 0) return ids;
      const detail = `There is no lead ${toText(reference)}; references are issued here, so leave the column out for new leads.`;
      throw createRowError('reference', 'import.reference_unknown', detail);
    }
    const { title, companyId } = body;
    if (typeof title !== 'string' || typeof companyId !== 'string') return [];
    return findLeadsByName(tx, { title, companyId });
  }

  /** A company often has several projects of one title, which came in on different days. */
  isContradicted(row: ConvertedRow, view: RecordView): boolean {
    const { receivedOn } = row.values;
    const isOtherDay = receivedOn !== undefined && receivedOn !== view['receivedOn'];
    return hasOtherExternalId(row, view) || (isOtherDay && !row.overwrite.has('receivedOn'));
  }

  combineLists({ body }: ConvertedRow, view: RecordView): Body {
    const stored = view['contactIds'] as string[];
    const added = ((body['contactIds'] ?? []) as string[]).filter((id) => !stored.includes(id));
    return added.length === 0 ? {} : { contactIds: [...stored, ...added] };
  }

  /** The record that a channel needs is often not entered here. */
  buildCreateBody(row: ConvertedRow): Body {
    const moved = moveSourceToDetail(row);
    if (!moved) return row.body;
    row.notices.push(...moved.notices);
    return { ...row.body, source: moved.source };
  }

  /** An import appends no history to a lead that exists already. */
  prepareUpdate(row: ConvertedRow, view: RecordView): void {
    const { body, values, notices } = row;
    takeSourceAsDetail(row, view['source'] as Body);
    for (const field of listDifferences(values, view)) {
      const detail = `The lead exists already, so its history was kept; ${field} differs from it.`;
      notices.push({ field, code: 'import.stage_differs', detail });
    }
    const { announcedOn } = body;
    const isEntered = ['announced', 'invested'].some((stage) => hasEntered(view, stage, announcedOn));
    if (values['announcedOn'] === undefined && !isEntered) delete body['announcedOn'];
  }

  getName(view: RecordView): string {
    return `${toText(view['reference'])} ${toText(view['title'])}`;
  }

  toBodyValue(field: string, value: unknown): unknown {
    return field === 'capex' ? toAmountBody(value) : value;
  }

  async read(tx: Tx, id: string): Promise<RecordView> {
    return { ...(await readLead(tx.sql, id, tx.actor)), [ENTERED_STAGES]: await readEnteredStages(tx.sql, id) };
  }

  async create(tx: Tx, row: ConvertedRow, body: CreateLead, id: string): Promise<WrittenRecord> {
    const view = await this.leads.create(tx, body, id);
    const { values, mode, notices } = row;
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const history = planStageHistory(values, { receivedOn: view.receivedOn, today });
    notices.push(...history.notices);
    const findRecordedAt = (day: string) => getStartOfDay(day, AGENCY_ZONE);
    const isLoad = mode === 'initial_load';
    await appendImportedStages(tx, id, history.stages, isLoad ? findRecordedAt : undefined);
    if (history.closing === null) return view;
    const { status, occurredOn } = history.closing;
    const lostToCountry = (values['lostToCountry'] as string | undefined) ?? null;
    const change = { status, occurredOn, lostToCountry, ...(status !== 'on_hold' && readReason(row)) };
    const options = { isNew: true, ...(isLoad && { recordedAt: findRecordedAt(occurredOn) }) };
    return this.transitions.setStatusIn(tx, id, change, options);
  }

  async loadHistory({ sql }: Tx, id: string): Promise<void> {
    await writeLoadedVersions(sql, id);
    await writeReferenceDates(sql, id);
  }

  update(tx: Tx, id: string, body: UpdateLead): Promise<WrittenRecord> {
    return this.leads.update(tx, id, body);
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.leads.archive(tx, id);
  }
}

/** Moves the words of a source into its detail where the lead has no channel that needs a record, or gets another one. */
function takeSourceAsDetail(row: ConvertedRow, stored: Body): void {
  const moved = moveSourceToDetail(row);
  const isTaken = stored['channel'] === 'other' || row.overwrite.has('source.channel');
  if (!moved || !isTaken || stored['channel'] === (row.body['source'] as Body)['channel']) return;
  row.body['source'] = moved.source;
  if (stored['detail'] !== moved.source['detail']) row.notices.push(...moved.notices);
}

/** The fields of the history whose value is also in the view of the lead. */
const STORED_FIELDS: Readonly<Record<string, string>> = {
  stage: 'stage',
  stageSince: 'stageEnteredOn',
  status: 'status',
  closedOn: 'closedOn',
  lostReason: 'statusReason',
  lostToCountry: 'lostToCountry',
};

/** Lists the fields of the history of a row that differ from the lead. Only a lead that is closed has the day of it. */
function listDifferences(values: RowValues, view: RecordView): string[] {
  const isClosed = CLOSED.includes(values['status'] as LeadStatus);
  const ignored = isClosed ? [] : ['closedOn', 'lostReason', 'lostToCountry'];
  const { first_contact: _, ...dates } = readStageDates(values);
  const days = Object.entries(dates).filter(([stage, day]) => !hasEntered(view, stage, day));
  const fields = Object.entries(STORED_FIELDS).filter(
    ([field, stored]) => values[field] !== undefined && values[field] !== view[stored] && !ignored.includes(field),
  );
  return [...fields.map(([field]) => field), ...days.map(([stage]) => `stageDates.${stage}`)];
}

const hasEntered = (view: RecordView, stage: string, day: unknown) =>
  (view[ENTERED_STAGES] as string[]).includes(`${stage} ${toText(day)}`);

/** Returns the reason why a lead was lost or abandoned. The reason "other" needs a note, which keeps the word of the file. */
function readReason({ values, notices, readText }: ConvertedRow): { reason: LostReason; note: string | null } {
  const reason = values['lostReason'] as LostReason | undefined;
  if (reason === undefined) {
    const detail = 'The file gives no reason why the lead was closed, so the reason is "other".';
    notices.push({ field: 'lostReason', code: 'import.reason_missing', detail });
  }
  const note = reason === undefined ? 'The imported file gives no reason.' : readText('lostReason');
  return { reason: reason ?? 'other', note: (reason ?? 'other') === 'other' ? note : null };
}

/**
 * Finds the day of the announcement of a lead whose file has only the days of its stages: that of `announced`, else that of
 * the investment. A day that contradicts the others is left to the check of the stages, which names its column.
 */
function findAnnouncedOn({ stages }: StageHistory, { receivedOn, propositionSentOn }: Body): string | null {
  const known = stages.filter(({ isKnown }) => isKnown);
  const entered = ['announced', 'invested'].flatMap((stage) => known.find((each) => each.stage === stage) ?? [])[0];
  const isInOrder = [receivedOn, propositionSentOn].every((earlier) => toText(earlier) <= (entered?.occurredOn ?? ''));
  return entered && isInOrder ? entered.occurredOn : null;
}
