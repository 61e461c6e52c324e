import { isDeepStrictEqual } from 'node:util';
import { isNace, type NaceVersion } from '../common/reference/nace.codes.js';
import type { CreateLead, UpdateLead } from './lead.dto.js';
import type { Lead } from './lead.entity.js';
import { wrong } from './lead.errors.js';
import { BE_2023_07 } from './screening.ruleset.js';

/** What a request makes of the columns of a lead; null where it clears a field, even one that the gates will miss. */
export type LeadColumns = { -readonly [K in keyof Lead]?: Lead[K] | null };

/** The lead a change starts from; for a new one, nothing. */
export type LeadBefore = Partial<Lead>;

type Body = CreateLead | UpdateLead;

const PLAIN = [
  'title',
  'companyId',
  'ownerId',
  'projectManagerId',
  'receivedOn',
  'investmentType',
  'businessActivity',
  'description',
  'requirements',
  'consideringElsewhere',
  'jobsExpected',
  'jobsSafeguarded',
  'likelihood',
  'expectedDecisionOn',
  'expectedLandingOn',
  'propositionSentOn',
  'siteVisitWaivedReason',
  'incentivesRequested',
  'announcedOn',
  'announcedJobs',
  'announcedCapexEur',
  'localCompanyId',
  'involvement',
  'codename',
] as const satisfies readonly (keyof Body & keyof Lead)[];

/**
 * The columns that a body changes, as a JSON merge patch over the lead: what is absent or the same is left out.
 * @param capex the columns of its planned expenditure, which is valued by rates that are stored
 * @throws 422 for a sector that is no NACE code, a confidential lead without codename
 */
export function columnsOf(body: Body, before: LeadBefore, capex: LeadColumns): LeadColumns {
  const columns: LeadColumns = {
    ...Object.fromEntries(PLAIN.map((field) => [field, body[field]])),
    ...sourceColumns(body),
    ...sectorColumns(body, before),
    ...capex,
    ...screeningColumns(body, before),
    ...listColumns(body),
    capexUndisclosed: cleared(body.capexUndisclosed, false),
    confidential: cleared(body.confidential, false),
  };
  const changed = Object.entries(columns).filter(
    ([field, value]) => value !== undefined && !isDeepStrictEqual(value, before[field as keyof Lead]),
  );
  const result: LeadColumns = Object.fromEntries(changed);
  requireCodename({ ...before, ...result }, result);
  return result;
}

/** A column that always has a value: null brings back the one it starts with. */
function cleared<T>(given: T | null | undefined, empty: T): T | undefined {
  return given === null ? empty : given;
}

function sourceColumns({ source }: Body): LeadColumns {
  if (!source) return {};
  return {
    sourceChannel: source.channel,
    sourceActivityId: source.activityId,
    sourceAgreementId: source.agreementId,
    sourceReferrerCompanyId: source.referrerCompanyId,
    sourceDetail: source.detail,
  };
}

function sectorColumns({ sector, sectorVersion }: Body, before: LeadBefore): LeadColumns {
  if (sector === undefined && sectorVersion === undefined) return {};
  const code = sector === undefined ? (before.sector ?? null) : sector;
  if (code === null) {
    if (sectorVersion) throw wrong('sector_missing', '/sectorVersion', 'A NACE revision goes with a sector.');
    return { sector: null, sectorVersion: null };
  }
  // The revision of the lead is that of its code: another code without a revision is of the one in force.
  const version = sectorVersion ?? (code === before.sector ? before.sectorVersion : null) ?? '2.1';
  if (!isNace(version as NaceVersion, code)) {
    throw wrong('sector_unknown', '/sector', `${code} is no code of NACE Rev. ${version}, such as 27.40.`);
  }
  return { sector: code, sectorVersion: version };
}

function screeningColumns({ screening }: Body, before: LeadBefore): LeadColumns {
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
  // An assessment names the rules it was made under.
  const assessed = status && status !== 'not_assessed' && !before.screeningRuleset;
  return {
    screeningStatus: cleared(status, 'not_assessed'),
    screeningFiledOn: filedOn,
    screeningDueOn: dueOn,
    screeningConditions: conditions,
    screeningRuleset: ruleset === undefined && assessed ? BE_2023_07.id : ruleset,
  };
}

function listColumns(body: Body): LeadColumns {
  return {
    drivers: cleared(body.drivers, []),
    tags: cleared(body.tags, []),
    competitorLocations: cleared(body.competitorLocations, [])?.map(({ country, region = null }) => ({
      country,
      region,
    })),
    sites: cleared(body.sites, [])?.map(({ name, municipality = null, shortlisted, chosen }) => ({
      name,
      municipality,
      shortlisted: shortlisted ?? false,
      chosen: chosen ?? false,
    })),
  };
}

/** Looked at only when either of the two is touched, so that an old row stays repairable. */
function requireCodename(after: LeadColumns, changed: LeadColumns): void {
  if (changed.confidential === undefined && changed.codename === undefined) return;
  if (!after.confidential || after.codename?.trim()) return;
  throw wrong('codename_required', '/codename', 'A confidential lead needs a codename, to be spoken of in public.');
}
