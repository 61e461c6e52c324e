import type { FieldError } from '../common/errors/domain.errors.js';

/** A company a person works for, and as what. */
export interface Affiliation {
  companyId: string;
  jobTitle: string | null;
}

/** All companies a person works for: the main one, and others. */
export interface Employers {
  companyId: string | null;
  /** At the main one. */
  jobTitle: string | null;
  affiliations: Affiliation[];
}

/** What a request says of employers; absent fields stay as they are, null clears. */
export interface EmployersBody {
  companyId?: string | null;
  jobTitle?: string | null;
  affiliations?: readonly { companyId: string; jobTitle?: string | null }[] | null;
}

/** Employers of a person of whom none is known. */
export const NO_EMPLOYERS: Employers = { companyId: null, jobTitle: null, affiliations: [] };

/** Every company once, in the order of their ids, and the main one not among the others; what is dropped fills blanks. */
export function settleEmployers({ companyId, jobTitle, affiliations }: Employers): Employers {
  let title = jobTitle;
  const others = new Map<string, string | null>();
  for (const other of affiliations) {
    if (other.companyId === companyId) title ??= other.jobTitle;
    else others.set(other.companyId, others.get(other.companyId) ?? other.jobTitle);
  }
  const ids = [...others.keys()].toSorted();
  return { companyId, jobTitle: title, affiliations: ids.map((id) => ({ companyId: id, jobTitle: others.get(id)! })) };
}

/**
 * The employers after a request. A person who moves to a company they worked for beside the main one takes up the job
 * title they had there, unless the request names another.
 */
export function changeEmployers(before: Employers, body: EmployersBody): Employers {
  const companyId = body.companyId === undefined ? before.companyId : body.companyId;
  const given = body.affiliations?.map((other) => ({ companyId: other.companyId, jobTitle: other.jobTitle ?? null }));
  const affiliations = body.affiliations === undefined ? before.affiliations : (given ?? []);
  const joined = before.affiliations.find((other) => other.companyId === companyId);
  const jobTitle = body.jobTitle === undefined ? (joined?.jobTitle ?? before.jobTitle) : body.jobTitle;
  return settleEmployers({ companyId, jobTitle, affiliations });
}

/** The complaints about a request that names the main employer among the others too. */
export function employerErrors(before: Employers, body: EmployersBody): FieldError[] {
  const main = body.companyId === undefined ? before.companyId : body.companyId;
  return (body.affiliations ?? []).flatMap(({ companyId }, index) => {
    if (companyId !== main) return [];
    const detail = 'This is the main employer (companyId); affiliations are the other companies.';
    return [{ pointer: `/affiliations/${index}/companyId`, code: 'contact.affiliation_is_main', detail }];
  });
}

/** The employers of two records that are one person. The survivor's main employer stays the main one. */
export function mergeEmployers(survivor: Employers, source: Employers): Employers {
  const companyId = survivor.companyId ?? source.companyId;
  const main = source.companyId === null ? [] : [{ companyId: source.companyId, jobTitle: source.jobTitle }];
  const affiliations = [...survivor.affiliations, ...main, ...source.affiliations];
  const merged = settleEmployers({ companyId, jobTitle: survivor.jobTitle, affiliations });
  // A title without a company is of nowhere else.
  return source.companyId === null ? { ...merged, jobTitle: merged.jobTitle ?? source.jobTitle } : merged;
}
