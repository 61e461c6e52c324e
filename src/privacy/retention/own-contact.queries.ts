import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';

/**
 * The kinds of interactions at which the person was present. One that the agency began, such as a visit without an answer,
 * still says so by its direction.
 */
const MET_IN_PERSON = `('meeting', 'video_call', 'site_visit')`;

/**
 * Returns the statement of the last own contact of each person: `root` and `at`. It reads each source once for all rows of
 * `member` (`id`, `root`), which are the contacts of a person with those that were merged into it. Archived records were entered
 * by mistake and do not count.
 *
 * A registration or a mail of nobody's that has an address of the person, by `address` (`root`, `email`), is theirs too, whatever
 * review it waits for.
 *
 * An own contact comes from the person: a received interaction, a conversation, a registration, a check-in, a meeting that was
 * held, or a consent that was given.
 */
export function buildOwnContacts(member: string, address: string): string {
  const join = (alias: string) => `JOIN ${member} m ON m.id = ${alias}.contact_id`;
  return `SELECT root, max(at) AS at FROM (
      SELECT m.root, max(i.occurred_at) AS at FROM interaction_contact c ${join('c')} JOIN interaction i ON i.id = c.interaction_id
        WHERE i.archived_at IS NULL AND (i.direction = 'inbound' OR (i.direction IS NULL AND i.kind IN ${MET_IN_PERSON}))
        GROUP BY m.root
      UNION ALL SELECT m.root, max(n.occurred_at) FROM consent n ${join('n')} WHERE n.granted GROUP BY m.root
      UNION ALL SELECT m.root, max(greatest(r.registered_at, r.checked_in_at, r.replaced_checked_in_at))
        FROM seminar_registration r ${join('r')} WHERE r.archived_at IS NULL GROUP BY m.root
      UNION ALL SELECT m.root, max(least(f.occurred_at, f.received_at))
        FROM intake_registration f ${join('f')} WHERE f.archived_at IS NULL GROUP BY m.root
      UNION ALL SELECT a.root, max(greatest(r.registered_at, r.checked_in_at, r.replaced_checked_in_at))
        FROM ${address} a JOIN seminar_registration r ON r.email COLLATE "C" = a.email
        WHERE r.contact_id IS NULL AND r.archived_at IS NULL GROUP BY a.root
      UNION ALL SELECT a.root, max(least(f.occurred_at, f.received_at))
        FROM ${address} a JOIN intake_registration f ON f.email_key = a.email
        WHERE f.contact_id IS NULL AND f.match_state <> 'suspected_spam' AND f.archived_at IS NULL GROUP BY a.root
      UNION ALL SELECT a.root, max(i.received_at) FROM ${address} a JOIN inbound_mail i ON i.from_address = a.email
        WHERE i.direction = 'inbound' AND i.state = 'needs_review' GROUP BY a.root
      UNION ALL SELECT m.root, max(s.starts_at) FROM meeting_party p ${join('p')}
        JOIN meeting g ON p.id IN (g.visitor_id, g.host_id) JOIN meeting_slot s ON s.id = g.slot_id
        WHERE g.status = 'held' AND g.archived_at IS NULL GROUP BY m.root
    ) own GROUP BY root`;
}

/** Returns the expression of the day on which a term of some months ends that began at a moment. */
export function buildTermEnd(moment: string, months: string): string {
  return `((${moment} AT TIME ZONE '${AGENCY_ZONE}')::date + make_interval(months => ${months}))::date`;
}
