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
import { appendImportedStages, type StageDates } from '../../leads/transitions/lead-history.store.js';
import { writeReferenceDates, writeLoadedVersions } from '../../leads/transitions/lead-loaded-history.queries.js';
import { LeadTransitionService } from '../../leads/transitions/lead-transition.service.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';
import { findByExternalId } from '../../common/external-ids/external-id.queries.js';
import { createRowError, ImportRowError } from '../model/import-row.errors.js';
import { findLeadsByName, readEnteredStages } from './record-match.queries.js';
import { LEAD_USED } from './used-records.queries.js';
import { buildTextKey, hasOtherExternalId, toText } from './row-values.rules.js';

/** The member of the view with the stages that a lead has entered, each with its day. */
const ENTERED_STAGES = 'enteredStages';

/** The fields of the history, which are no part of the body of a lead. */
const HISTORY_FIELDS = ['stageDates', 'status', 'closedOn', 'lostReason', 'lostToCountry'];

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
    'source.activity': { kind: 'activity', target: 'source.activityId' },
    'source.agreement': { kind: 'agreement', target: 'source.agreementId' },
    'source.referrerCompany': { kind: 'company', target: 'source.referrerCompanyId' },
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
  completeBody(_: Tx, { body, values }: ConvertedRow): void {
    for (const field of [...HISTORY_FIELDS, 'reference']) delete body[field];
    // The edition of a code says nothing without the code.
    if (body['sector'] === undefined) delete body['sectorVersion'];
    // Without the day on which the lead came in, the day of its first stage counts.
    const days = Object.entries(values).filter(([name]) => name.startsWith('stageDates.'));
    const first = values['stageDates.first_contact'] ?? days.map(([, day]) => toText(day)).toSorted()[0];
    if (body['receivedOn'] === undefined && first !== undefined) body['receivedOn'] = first;
    const announcedOn = findAnnouncedOn(values, body);
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

  combineLists({ body, values }: ConvertedRow, view: RecordView): Body {
    assertSameHistory(values, view);
    const stored = view['contactIds'] as string[];
    const added = ((body['contactIds'] ?? []) as string[]).filter((id) => !stored.includes(id));
    return added.length === 0 ? {} : { contactIds: [...stored, ...added] };
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

  async create(tx: Tx, { values, mode }: ConvertedRow, body: CreateLead, id: string): Promise<WrittenRecord> {
    let view = await this.leads.create(tx, body, id);
    const status = values['status'] as LeadStatus | undefined;
    const findRecordedAt = (day: string) => getStartOfDay(day, AGENCY_ZONE);
    const isLoad = mode === 'initial_load';
    await appendImportedStages(tx, id, readStageDates(values, status), isLoad ? findRecordedAt : undefined);
    if (status !== undefined && status !== 'open' && status !== 'won') {
      const occurredOn = (values['closedOn'] as string | undefined) ?? getLocalDate(AGENCY_ZONE, tx.now);
      const change = {
        status,
        occurredOn,
        reason: (values['lostReason'] as LostReason | undefined) ?? null,
        lostToCountry: (values['lostToCountry'] as string | undefined) ?? null,
      };
      view = await this.transitions.setStatusIn(
        tx,
        id,
        change,
        isLoad ? { recordedAt: findRecordedAt(occurredOn) } : {},
      );
    }
    return view;
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

/**
 * An import appends no history to a lead that exists already, so the history of the row must be that of the lead.
 * @throws ImportRowError
 */
function assertSameHistory(values: ConvertedRow['values'], view: RecordView): void {
  const status = values['status'] as LeadStatus | undefined;
  const entered = view[ENTERED_STAGES] as string[];
  const { first_contact: _, ...stages } = readStageDates(values, status);
  const isClosed = status !== undefined && status !== 'open' && status !== 'won';
  const pairs: [string, unknown, unknown][] = [
    ['status', status, view['status']],
    ...(isClosed
      ? ([
          ['closedOn', values['closedOn'], view['closedOn']],
          ['lostReason', values['lostReason'], view['statusReason']],
          ['lostToCountry', values['lostToCountry'], view['lostToCountry']],
        ] as [string, unknown, unknown][])
      : []),
  ];
  const fields = [
    ...Object.entries(stages).flatMap(([stage, day]) =>
      entered.includes(`${stage} ${day}`) ? [] : [`stageDates.${stage}`],
    ),
    ...pairs.flatMap(([field, given, stored]) => (given === undefined || given === stored ? [] : [field])),
  ];
  if (fields.length === 0) return;
  throw new ImportRowError(
    fields.map((field) => {
      const detail = `${field} differs from the lead, which exists already. Change it there, or leave the column out.`;
      return { field, code: 'import.history_differs', detail };
    }),
  );
}

/**
 * Finds the day of the announcement of a lead whose file has only the days of its stages: that of `announced`, else that of
 * the investment. A day that contradicts the others is left to the check of the stages, which names its column.
 */
function findAnnouncedOn(values: ConvertedRow['values'], body: Body): string | null {
  const won = values['status'] === 'won' ? values['closedOn'] : undefined;
  const day = values['stageDates.announced'] ?? values['stageDates.invested'] ?? won;
  if (typeof day !== 'string') return null;
  const isInOrder = [body['receivedOn'], body['propositionSentOn']].every((earlier) => toText(earlier) <= day);
  return isInOrder ? day : null;
}

/** Returns the days of the stages. The day of a win is the last day of a lead that is won. */
function readStageDates(values: ConvertedRow['values'], status: LeadStatus | undefined): StageDates {
  const entries = Object.entries(values).flatMap(([name, day]) =>
    name.startsWith('stageDates.') ? [[name.slice('stageDates.'.length), day]] : [],
  );
  const dates = Object.fromEntries(entries) as StageDates;
  if (status !== 'won' || dates.invested !== undefined) return dates;
  const closedOn = values['closedOn'];
  if (typeof closedOn === 'string') return { ...dates, invested: closedOn };
  const detail = 'A lead that is won needs the day of the investment: fill stageDates.invested or closedOn.';
  throw createRowError('closedOn', 'lead.closed_on_needed', detail);
}
