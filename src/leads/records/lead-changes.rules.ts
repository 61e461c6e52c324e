import { isDeepStrictEqual } from 'node:util';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { DEFAULT_NACE_VERSION, isNace, normaliseNace } from '../../common/reference/nace-codes.rules.js';
import { addDays } from '../../common/time/calendar-dates.rules.js';
import type { CreateLead, UpdateLead } from './lead.dto.js';
import type { LeadScreening } from './lead-parts.dto.js';
import { LEAD_FIELDS } from '../model/lead.columns.js';
import { Lead } from '../model/lead.entity.js';
import { createLeadFieldError } from '../pipeline/lead.errors.js';
import { BE_2023_07 } from '../screening/screening-ruleset.constants.js';

/**
 * The columns of a lead that a request changes. A column is null where the request clears the field, even when the
 * gates need it.
 */
export type LeadColumns = { -readonly [K in keyof Lead]?: Lead[K] | null };

/** The lead before a change; an empty object for a new lead. */
export type LeadBefore = Partial<Lead>;

type Body = CreateLead | UpdateLead;

export const INITIAL_LEAD = buildInitialValues(Lead);

/**
 * Returns the columns that a body changes, read as a JSON merge patch over the lead. Absent and unchanged fields are
 * left out.
 * @param capex the columns of the planned expenditure, which are valued by stored rates
 * @throws 422 for a sector that is no NACE code, for a confidential lead without codename, and for a filing without its
 * day
 */
export function buildColumns(body: Body, before: LeadBefore, capex: LeadColumns): LeadColumns {
  const columns: LeadColumns = {
    ...pickColumns(body, LEAD_FIELDS.writable, INITIAL_LEAD),
    ...buildSourceColumns(body),
    ...buildSectorColumns(body, before),
    ...capex,
    ...buildScreeningColumns(body, before),
    ...buildListColumns(body),
  };
  const changed = Object.entries(columns).filter(
    ([field, value]) => value !== undefined && !isDeepStrictEqual(value, before[field as keyof Lead]),
  );
  const result: LeadColumns = Object.fromEntries(changed);
  assertCodename({ ...before, ...result }, result);
  return result;
}

/** Replaces null by the initial value, for a column that is never null. */
function replaceNull<T>(given: T | null | undefined, empty: T): T | undefined {
  return given === null ? empty : given;
}

function buildSourceColumns({ source }: Body): LeadColumns {
  if (!source) return {};
  return {
    sourceChannel: source.channel,
    sourceActivityId: source.activityId,
    sourceAgreementId: source.agreementId,
    sourceReferrerCompanyId: source.referrerCompanyId,
    sourceDetail: source.detail,
  };
}

function buildSectorColumns({ sector, sectorVersion }: Body, before: LeadBefore): LeadColumns {
  if (sector === undefined && sectorVersion === undefined) return {};
  const typed = sector === undefined ? (before.sector ?? null) : sector;
  if (typed === null) {
    if (sectorVersion)
      throw createLeadFieldError(
        'sector_missing',
        '/sectorVersion',
        'sectorVersion is allowed only together with sector.',
      );
    return { sector: null, sectorVersion: null };
  }
  const code = normaliseNace(typed);
  // The stored revision belongs to the stored code. Another code without a revision gets the revision in force.
  const version = sectorVersion ?? (code === before.sector ? before.sectorVersion : null) ?? DEFAULT_NACE_VERSION;
  // Earlier releases checked only the division. A stored code stays until another one replaces it.
  const isStored = code === before.sector && version === before.sectorVersion;
  if (!isStored && !isNace(version, code)) {
    throw createLeadFieldError(
      'sector_unknown',
      '/sector',
      `sector must be a code of NACE Rev. ${version}, such as 27.40; ${typed} is not.`,
    );
  }
  return { sector: code, sectorVersion: version };
}

function buildScreeningColumns({ screening }: Body, before: LeadBefore): LeadColumns {
  if (screening === undefined) return {};
  if (screening === null) {
    return {
      screeningStatus: 'not_assessed',
      screeningFiledOn: null,
      screeningDueOn: null,
      screeningConditions: null,
      screeningRuleset: null,
    };
  }
  const { status, filedOn, dueOn, conditions, ruleset } = screening;
  // Also checks the filing when dueOn is given.
  const newFilingDay = resolveNewFilingDay(screening, before);
  // An assessment names the ruleset under which it was made.
  const assessed = status && status !== 'not_assessed' && !before.screeningRuleset;
  return {
    screeningStatus: replaceNull(status, 'not_assessed'),
    screeningFiledOn: filedOn,
    screeningDueOn: dueOn === undefined ? computeAnswerDueOn(newFilingDay, before) : dueOn,
    screeningConditions: conditions,
    screeningRuleset: ruleset === undefined && assessed ? BE_2023_07.id : ruleset,
  };
}

/**
 * Returns the day of a filing that the change makes or moves to another day; undefined if it does neither. An older row
 * that lacks the day can still be edited.
 * @throws 422 without the day
 */
function resolveNewFilingDay({ status, filedOn }: LeadScreening, before: LeadBefore): string | undefined {
  const { screeningStatus: statusBefore, screeningFiledOn: filedBefore = null } = before;
  const day = filedOn === undefined ? filedBefore : filedOn;
  if ((status === undefined ? statusBefore : status) !== 'filed') return undefined;
  if (statusBefore === 'filed' && day === filedBefore) return undefined;
  if (day) return day;
  throw createLeadFieldError(
    'screening_filed_on_required',
    '/screening/filedOn',
    'screening.filedOn is required when screening.status is filed; it is the day on which the filing was sent.',
  );
}

/**
 * Returns the day on which the answer to a new filing is due; undefined when the stored day stays. A day that somebody
 * has entered stays.
 */
function computeAnswerDueOn(newFilingDay: string | undefined, before: LeadBefore): string | undefined {
  if (newFilingDay === undefined) return undefined;
  const { screeningFiledOn: filedBefore, screeningDueOn: dueBefore } = before;
  if (dueBefore && (!filedBefore || dueBefore !== addAssessmentDays(filedBefore))) return undefined;
  return addAssessmentDays(newFilingDay);
}

function addAssessmentDays(filedOn: string): string {
  return addDays(filedOn, BE_2023_07.assessmentDays);
}

function buildListColumns(body: Body): LeadColumns {
  return {
    competitorLocations: replaceNull(body.competitorLocations, [])?.map(({ country, region = null }) => ({
      country,
      region,
    })),
    sites: replaceNull(body.sites, [])?.map(({ name, municipality = null, shortlisted, chosen }) => ({
      name,
      municipality,
      shortlisted: shortlisted ?? false,
      chosen: chosen ?? false,
    })),
  };
}

/**
 * Checks the codename only when the request changes one of the two fields, so that an old row can still be repaired.
 */
function assertCodename(after: LeadColumns, changed: LeadColumns): void {
  if (changed.confidential === undefined && changed.codename === undefined) return;
  if (!after.confidential || after.codename?.trim()) return;
  throw createLeadFieldError(
    'codename_required',
    '/codename',
    'codename is required for a confidential lead, because it is the name used in public.',
  );
}
