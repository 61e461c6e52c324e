import { buildStartOfDay } from '../../common/time/local-time.queries.js';
import { buildStatusHistorySource } from './status-history-source.queries.js';
import type { TimelineSource } from './timeline-source.rules.js';

/** The dates of an agreement. Each is shown once it has come and the agreement has reached the status. */
const DAYS = [
  { kind: 'agreement_signed', day: 'g.signed_on', reached: `g.status NOT IN ('draft', 'negotiated')` },
  { kind: 'agreement_in_force', day: 'g.effective_on', reached: `g.status IN ('in_force', 'expired', 'terminated')` },
  // The agreement is valid for the whole of its last day.
  { kind: 'agreement_expired', day: '(g.expires_on + 1)', reached: `g.status = 'expired'` },
  { kind: 'agreement_terminated', day: 'g.terminated_on', reached: `g.status = 'terminated'` },
] as const;

const MILESTONES: TimelineSource[] = DAYS.flatMap(({ kind, day, reached }): TimelineSource[] => {
  const common = { permission: 'agreements:read', at: buildStartOfDay(day), id: 'g.id', kind: `'${kind}'` } as const;
  const where = `g.archived_at IS NULL AND ${reached} AND ${buildStartOfDay(day)} <= now()`;
  const columns = { title: 'g.title', detail: 'g.reference', actorId: 'g.created_by', agreementId: 'g.id' };
  return [
    {
      // Served by agreement_party_company_id_idx.
      ...common,
      owners: 'its_companies',
      from: 'agreement_party p JOIN agreement g ON g.id = p.agreement_id',
      where: `p.company_id = o.id AND ${where}`,
      columns: { ...columns, type: 'p.role', companyId: 'p.company_id' },
    },
    {
      // Served by agreement_pk and agreement_parent_id_idx. It includes the agreements under this one.
      ...common,
      owners: 'its_agreements',
      from: 'agreement g',
      where: `(g.id = o.id OR g.parent_id = o.id) AND ${where}`,
      columns: { ...columns, type: 'g.kind' },
    },
  ];
});

/** Signatures of agreements. Served by agreement_signatory_contact_id_idx. */
const SIGNATURES: TimelineSource = {
  permission: 'agreements:read',
  owners: 'its_contacts',
  from: 'agreement_signatory s JOIN agreement g ON g.id = s.agreement_id',
  where: `s.contact_id = o.id AND g.archived_at IS NULL AND ${DAYS[0].reached} AND ${buildStartOfDay('g.signed_on')} <= now()`,
  at: buildStartOfDay('g.signed_on'),
  // A person may sign in two capacities, and signatures have no id, so an id is calculated.
  id: `md5(s.agreement_id::text || s.position)::uuid`,
  kind: `'signature'`,
  columns: {
    type: 'g.kind',
    title: 'g.title',
    detail: 's.capacity',
    actorId: 'g.created_by',
    companyId: 's.company_id',
    contactId: 's.contact_id',
    agreementId: 'g.id',
  },
};

/**
 * Fulfilled commitments. Served by commitment_owner_company_id_idx, commitment_activity_id_idx and
 * commitment_agreement_id_idx.
 */
const COMMITMENTS: TimelineSource[] = (
  [
    ['its_companies', 'c.owner_company_id = o.id'],
    ['its_activities', 'c.activity_id = o.id'],
    ['its_agreements', 'c.agreement_id = o.id'],
  ] as const
).map(([owners, whose]) => ({
  permission: 'agreements:read',
  owners,
  from: 'commitment c',
  where: `${whose} AND c.archived_at IS NULL AND c.done_on IS NOT NULL`,
  at: buildStartOfDay('c.done_on'),
  id: 'c.id',
  kind: `'commitment_done'`,
  columns: {
    title: 'left(c.description, 500)',
    detail: 'c.evidence',
    actorId: 'c.created_by',
    companyId: 'c.owner_company_id',
    activityId: 'c.activity_id',
    agreementId: 'c.agreement_id',
  },
}));

/** The sources for agreements, and for people and companies in them. */
export const AGREEMENT_SOURCES: readonly TimelineSource[] = [
  ...MILESTONES,
  SIGNATURES,
  ...COMMITMENTS,
  buildStatusHistorySource('agreement', 'its_agreements', ['agreement']),
];
