import type { FieldError } from '../../common/errors/domain.errors.js';

/** A company that a person works for, and their job title there. */
export interface Affiliation {
  companyId: string;
  jobTitle: string | null;
}

/** All companies that a person works for: the main employer and others. */
export interface Employers {
  companyId: string | null;
  /** Job title at the main employer. */
  jobTitle: string | null;
  affiliations: Affiliation[];
}

/** The employers in a request. Absent fields stay as they are; null clears a field. */
export interface EmployersBody {
  companyId?: string | null;
  jobTitle?: string | null;
  affiliations?: readonly { companyId: string; jobTitle?: string | null }[] | null;
}

/** The employers of a person without known employers. */
export const NO_EMPLOYERS: Employers = { companyId: null, jobTitle: null, affiliations: [] };

/**
 * Returns every company once, in the order of their ids, without the main employer among the others. Job titles of
 * dropped entries fill blanks.
 */
export function normaliseEmployers({ companyId, jobTitle, affiliations }: Employers): Employers {
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
 * Returns the employers after a request. When the new main employer was another employer before, the person keeps the
 * job title there, unless the request names another one.
 */
export function applyEmployers(before: Employers, body: EmployersBody): Employers {
  const companyId = body.companyId === undefined ? before.companyId : body.companyId;
  const given = body.affiliations?.map((other) => ({ companyId: other.companyId, jobTitle: other.jobTitle ?? null }));
  const affiliations = body.affiliations === undefined ? before.affiliations : (given ?? []);
  const joined = before.affiliations.find((other) => other.companyId === companyId);
  const jobTitle = body.jobTitle === undefined ? (joined?.jobTitle ?? before.jobTitle) : body.jobTitle;
  return normaliseEmployers({ companyId, jobTitle, affiliations });
}

/** Returns an error for every affiliation of a request that names the main employer. */
export function validateEmployers(before: Employers, body: EmployersBody): FieldError[] {
  const main = body.companyId === undefined ? before.companyId : body.companyId;
  return (body.affiliations ?? []).flatMap(({ companyId }, index): FieldError[] => {
    if (companyId !== main) return [];
    const detail = 'affiliations must not contain the main employer (companyId).';
    return [{ pointer: `/affiliations/${index}/companyId`, code: 'contact.affiliation_is_main', detail }];
  });
}

/**
 * Merges the employers of two contacts that are the same person. The main employer of the survivor stays the main
 * employer.
 */
export function mergeEmployers(survivor: Employers, source: Employers): Employers {
  const companyId = survivor.companyId ?? source.companyId;
  const main = source.companyId === null ? [] : [{ companyId: source.companyId, jobTitle: source.jobTitle }];
  const affiliations = [...survivor.affiliations, ...main, ...source.affiliations];
  const merged = normaliseEmployers({ companyId, jobTitle: survivor.jobTitle, affiliations });
  // A job title without a company cannot belong to another employer.
  return source.companyId === null ? { ...merged, jobTitle: merged.jobTitle ?? source.jobTitle } : merged;
}
