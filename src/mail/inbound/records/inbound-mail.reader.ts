import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '../../../common/actor/actor.constants.js';
import type { Bind } from '../../../common/lists/list-definition.rules.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { buildLeadVisibility } from '../../../identity/access/access.policy.js';
import { canReadRecords } from '../../../identity/access/record-permissions.rules.js';
import type { Participant } from '../model/inbound-mail.entity.js';
import { INBOUND_MAIL_WITH_TEXT, inboundMailList } from '../model/inbound-mail.list.js';
import type { InboundLeadView, InboundMailView, InboundParticipantView } from '../model/inbound-mail.view.js';
import type { FoundMail } from './inbound-mail.queries.js';

type StoredMail = Omit<InboundMailView, 'participants' | 'leadCandidates'> & {
  participants: Participant[];
  namedLeadId: string | null;
};

/** Stands for the people and the records of a mail that the caller may not see. */
const NO_RELATIONS = {
  contactIds: [],
  companyId: null,
  leadId: null,
  activityId: null,
  interactionId: null,
  participants: [],
  leadCandidates: [],
  attachments: [],
  matchedBy: null,
  leadIgnored: false,
  receivedBy: null,
  receivedByName: null,
  decidedAt: null,
  decidedBy: null,
  note: null,
};

/** Stands for the content of a mail that the caller may not see. */
const NO_CONTENT = {
  fromAddress: null,
  fromName: null,
  toAddresses: [],
  ccAddresses: [],
  subject: '',
  sentAt: null,
  senderVerified: null,
  direction: null,
  text: '',
  visibleText: '',
  hasRaw: false,
};

/** Reads received mails with the contacts and the leads that they may belong to. */
@Injectable()
export class InboundMailReader {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Returns a mail to the one who has posted it. A caller who may not read received mails, or not this one, learns only what
   * has become of it, and the content only of a message that the caller has posted with the same bytes. Anybody can make up
   * a copy with the same Message-ID and sender.
   * @param poster null for the command
   */
  async read(
    { id, hasSameBytes }: FoundMail,
    poster: Actor | null,
    sql: SqlClient = this.sql,
  ): Promise<InboundMailView> {
    const actor = poster ?? SYSTEM;
    const canRead = canReadRecords(actor, 'inbound_mail') && (await isVisible(sql, id, actor));
    const mail = await this.readVisible(id, canRead ? actor : SYSTEM, sql);
    if (canRead) return mail;
    if (hasSameBytes) return { ...mail, ...NO_RELATIONS };
    const { receivedAt, receivedFrom, state, reason } = mail;
    return { id, receivedAt, receivedFrom, state, reason, ...NO_CONTENT, ...NO_RELATIONS };
  }

  /** Returns a mail that the caller may see. @throws 404 */
  async readVisible(id: string, actor: Actor, sql: SqlClient = this.sql): Promise<InboundMailView> {
    const { participants, namedLeadId, ...mail } = await readRecord<StoredMail & Record<string, unknown>>(
      sql,
      inboundMailList,
      'inbound_mail',
      id,
      actor,
      INBOUND_MAIL_WITH_TEXT,
    );
    const people = await readParticipants(sql, participants);
    const contactIds = [...mail.contactIds, ...people.flatMap(({ contactId }) => contactId ?? [])];
    const leadCandidates = await readLeadCandidates(sql, contactIds, [mail.leadId ?? namedLeadId], actor);
    return { ...mail, participants: people, leadCandidates };
  }
}

async function isVisible(sql: SqlClient, id: string, actor: Actor): Promise<boolean> {
  const values: unknown[] = [id];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const visible = inboundMailList.buildVisibility!(actor, bind);
  return (await sql.queryOneOrNull(`SELECT FROM inbound_mail m WHERE m.id = $1 AND (${visible})`, values)) !== null;
}

/** Finds the contacts that the people of a mail are now. Served by contact_email_uq. */
async function readParticipants(sql: SqlClient, people: readonly Participant[]): Promise<InboundParticipantView[]> {
  const rows = await sql.queryAll<Omit<InboundParticipantView, 'name'> & Record<string, unknown>>(
    `SELECT k.email AS address, k.id AS "contactId", k.full_name AS "contactName", k.company_id AS "companyId",
       c.name AS "companyName"
     FROM contact k LEFT JOIN company c ON c.id = k.company_id WHERE k.email = ANY($1) AND k.archived_at IS NULL`,
    [people.map(({ address }) => address)],
  );
  const contacts = new Map(rows.map((row) => [row.address, row]));
  const unknown = { contactId: null, contactName: null, companyId: null, companyName: null };
  return people.map(({ address, name }) => ({ ...(contacts.get(address) ?? unknown), address, name }));
}

/** Reads the leads that a mail may be about. Served by lead_contact_contact_id_idx and lead_pk. */
function readLeadCandidates(
  sql: SqlClient,
  contactIds: readonly string[],
  named: readonly (string | null)[],
  actor: Actor,
): Promise<InboundLeadView[]> {
  const values: unknown[] = [contactIds, named.filter((id) => id !== null)];
  const bind: Bind = (value) => `$${values.push(value)}`;
  return sql.queryAll<InboundLeadView & Record<string, unknown>>(
    `SELECT l.id, l.reference, l.title FROM lead l
     WHERE l.archived_at IS NULL AND (${buildLeadVisibility(actor, 'l', bind)})
       AND (l.id = ANY($2::uuid[]) OR (l.status = 'open'
         AND l.id IN (SELECT lc.lead_id FROM lead_contact lc WHERE lc.contact_id = ANY($1::uuid[]))))
     ORDER BY l.reference LIMIT 20`,
    values,
  );
}
