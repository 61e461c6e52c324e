import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { Bind } from '../../common/lists/list-definition.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { canUse, buildLeadVisibility, buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { canReadRecords } from '../../identity/access/record-permissions.rules.js';
import type { TimelineRequest } from './timeline-request.decorator.js';
import { ITEM_COLUMNS, type OwnerSet, type TimelineSource } from './timeline-source.rules.js';
import { TimelineSourceRegistry } from './timeline-sources.registry.js';
import type { TimelineItemView } from './timeline.view.js';

/** The kinds of records that have a timeline. */
export type TimelineSubject = 'company' | 'contact' | 'lead' | 'activity' | 'agreement';

const ITSELF = 'SELECT $1::uuid AS id';

/**
 * Name of the user who closed a task: the author of the audit entry of that instant. Served by audit_entry_entity_idx.
 */
const CLOSED_BY = `(SELECT e.actor_name FROM audit_entry e WHERE p.kind IN ('task_done', 'task_dropped')
  AND e.entity_type = 'task' AND e.entity_id = p.id AND e.at = p.at ORDER BY e.id DESC LIMIT 1)`;

/** Queries for the timelines of records. */
@Injectable()
export class TimelineQueries {
  constructor(
    private readonly sql: SqlClient,
    private readonly sources: TimelineSourceRegistry,
  ) {}

  /** Returns whether a record exists and the caller may know of it. */
  async canSee(subject: TimelineSubject, id: string, actor: Actor): Promise<boolean> {
    const values: unknown[] = [id];
    const visible = subject === 'lead' ? buildLeadVisibility(actor, 's', (value) => `$${values.push(value)}`) : 'true';
    return (
      (await this.sql.queryOneOrNull(`SELECT s.id FROM ${subject} s WHERE s.id = $1 AND (${visible})`, values)) !== null
    );
  }

  /**
   * Returns a page of items and one more, newest first. Each source returns its newest items, which an index finds from
   * the records of the timeline; the query then sorts them together. An item that several sources find, such as an
   * interaction of the company, of its lead and of its contact, is the same row each time, and UNION keeps it once.
   */
  readItems(subject: TimelineSubject, id: string, request: TimelineRequest, actor: Actor): Promise<TimelineItemView[]> {
    const values: unknown[] = [id];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const after = request.after && {
      at: `${bind(request.after.at)}::timestamptz`,
      id: `${bind(request.after.id)}::uuid`,
      kind: `${bind(request.after.kind)}::text`,
    };
    // One additional item shows whether there is a next page. Another one may be the item after which the page starts.
    const limit = `${bind(request.limit + 2)}::integer`;
    const sets = buildOwnerSets(subject, actor, bind);
    const sources = this.sources
      .list()
      .filter(({ permission, owners, recordType }) => {
        const isReadable = canUse(actor, permission) && (!recordType || canReadRecords(actor, recordType));
        return sets[owners] && isReadable;
      })
      .map((source) => buildSourceQuery(source, after, limit, actor, bind));
    const named = Object.entries(sets).map(([name, set]) => `${name} AS (${set})`);
    const beyond = after
      ? `WHERE (u.at, u.id, u.kind COLLATE "C") < (${after.at}, ${after.id}, ${after.kind} COLLATE "C")`
      : '';
    return this.sql.queryAll<TimelineItemView & Record<string, unknown>>(
      `WITH ${named.join(', ')}, page AS (
         SELECT * FROM (${sources.join('\nUNION\n')}) u ${beyond}
         ORDER BY u.at DESC, u.id DESC, u.kind COLLATE "C" DESC LIMIT ${bind(request.limit + 1)}::integer)
       SELECT p.at, p.kind, p.id, p.type, p.title, p.detail,
         coalesce(p.actor_name, person.full_name, program.name, ${CLOSED_BY}, 'system') AS "actorName", p.lead_id AS "leadId",
         l.reference AS "leadReference", coalesce(p.company_id, l.company_id) AS "companyId",
         coalesce(p.contact_id, (SELECT ic.contact_id FROM interaction_contact ic WHERE ic.interaction_id = p.id
           ORDER BY ic.contact_id = $1 DESC, ic.contact_id LIMIT 1)) AS "contactId",
         p.activity_id AS "activityId", p.agreement_id AS "agreementId", p.document_id AS "documentId", p.due_on AS "dueOn", p.realisation
       FROM page p
         LEFT JOIN app_user person ON person.id = p.actor_id
         LEFT JOIN api_key program ON program.id = p.actor_id
         LEFT JOIN lead l ON l.id = p.lead_id
       ORDER BY p.at DESC, p.id DESC, p.kind COLLATE "C" DESC`,
      values,
    );
  }
}

/** Returns the records whose items belong to the timeline. Leads that the caller may not know of are left out here. */
function buildOwnerSets(subject: TimelineSubject, actor: Actor, bind: Bind): Partial<Record<OwnerSet, string>> {
  const buildLeadSet = (condition: string) =>
    `SELECT l.id FROM lead l WHERE ${condition} AND (${buildLeadVisibility(actor, 'l', bind)})`;
  switch (subject) {
    case 'company':
      return {
        its_companies: ITSELF,
        its_contacts: `SELECT k.id FROM contact k WHERE k.company_id = $1
          UNION SELECT f.contact_id FROM contact_affiliation f WHERE f.company_id = $1`,
        its_leads: buildLeadSet('l.company_id = $1'),
        its_moved_leads: 'SELECT id FROM its_leads',
      };
    case 'contact':
      return {
        its_contacts: ITSELF,
        // The timeline of a contact shows the changes of stage and status of its leads. Other items of these leads are
        // not about the contact.
        its_moved_leads: buildLeadSet('l.id IN (SELECT lc.lead_id FROM lead_contact lc WHERE lc.contact_id = $1)'),
      };
    case 'lead':
      return { its_leads: buildLeadSet('l.id = $1'), its_moved_leads: 'SELECT id FROM its_leads' };
    case 'activity':
      return { its_activities: ITSELF };
    case 'agreement':
      return { its_agreements: ITSELF };
  }
}

/** Maximum number of characters of a detail in a timeline. */
const MAX_DETAIL_LENGTH = 500;

type AfterPosition = { at: string; id: string } | undefined;

/** Returns the query for the newest items of one source: the newest items of each owner, and of these the newest. */
function buildSourceQuery(
  source: TimelineSource,
  after: AfterPosition,
  limit: string,
  actor: Actor,
  bind: Bind,
): string {
  const { at, id, kind, columns } = source;
  const expressions = Object.entries(ITEM_COLUMNS).map(([column, { name, absent }]) => {
    const expression = columns[column as keyof typeof ITEM_COLUMNS] ?? absent;
    return `${column === 'detail' ? `left(${expression}, ${MAX_DETAIL_LENGTH})` : expression} AS ${name}`;
  });
  const selected = [`${at} AS at`, `${kind} AS kind`, `${id} AS id`, ...expressions].join(', ');
  const conditions = [
    source.where,
    ...(source.lead ? [`(${buildVisibilityThroughLead(actor, source.lead, bind)})`] : []),
    ...(after ? [`(${at}, ${id}) <= (${after.at}, ${after.id})`] : []),
  ].join(' AND ');
  return `(SELECT x.* FROM ${source.owners} o CROSS JOIN LATERAL (
      SELECT ${selected} FROM ${source.from} WHERE ${conditions} ORDER BY ${at} DESC, ${id} DESC LIMIT ${limit}) x
    ORDER BY x.at DESC, x.id DESC LIMIT ${limit})`;
}
