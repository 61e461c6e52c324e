import type { RegistrationStatus } from '../../../activities/seminars/model/seminar-registration.constants.js';
import type {
  AskedConsent,
  PublicRegistrationPage,
} from '../../../activities/seminars/registrations/registration-link.registry.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import { findPageOfSeminar } from '../model/registration-page.queries.js';

/** A registration as its person sees it. */
export interface OwnRegistration {
  id: string;
  status: RegistrationStatus;
  fullName: string;
  /** The address with which the person registered, else that of the contact. */
  email: string | null;
  companyName: string | null;
  jobTitle: string | null;
  /** The time until which the person has to confirm a seat from the waiting list; null when it has no deadline. */
  offerExpiresAt: Date | null;
}

/**
 * Reads a registration for a seminar; null if there is none, or if a colleague has archived it as a mistake. A registration
 * that was replaced stands for its replacement, because people keep the link that they were sent. Served by
 * seminar_registration_pk.
 */
export function findOwnRegistration(sql: SqlClient, seminarId: string, id: string): Promise<OwnRegistration | null> {
  return sql.queryOneOrNull<OwnRegistration & Record<string, unknown>>(
    `SELECT r.id, r.status, r.full_name AS "fullName", coalesce(r.email, c.email) AS email,
       r.company_name AS "companyName", r.job_title AS "jobTitle", r.offer_expires_at AS "offerExpiresAt"
     FROM seminar_registration own JOIN seminar_registration r ON r.id = coalesce(own.replaced_by_id, own.id)
       LEFT JOIN contact c ON c.id = r.contact_id
     WHERE own.id = $2 AND r.activity_id = $1 AND r.archived_at IS NULL`,
    [seminarId, id],
  );
}

/** Finds the public pages of some seminars. Served by registration_page_activity_id_uq. */
export async function findPagesOfSeminars(
  sql: SqlClient,
  seminarIds: readonly string[],
): Promise<ReadonlyMap<string, PublicRegistrationPage>> {
  const rows = await sql.queryAll<{ seminarId: string; slug: string; isEnabled: boolean }>(
    `SELECT activity_id AS "seminarId", slug, enabled AS "isEnabled" FROM registration_page
     WHERE activity_id = ANY($1::uuid[])`,
    [seminarIds],
  );
  return new Map(rows.map(({ seminarId, slug, isEnabled }) => [seminarId, { path: `/r/${slug}`, isEnabled }]));
}

/** Finds the consents for which the page of a seminar asks, in the languages of the page. */
export async function findConsentsOfSeminar(sql: SqlClient, seminarId: string): Promise<AskedConsent[]> {
  const page = await findPageOfSeminar(sql, seminarId);
  return (page?.consents ?? []).map(({ purpose, wording }) => ({
    purpose,
    wordings: page!.languages.flatMap((language) => {
      const text = wording[language];
      return text === undefined ? [] : [{ language, text }];
    }),
  }));
}
