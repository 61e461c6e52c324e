import { declareConstraints } from '../../common/errors/constraint.registry.js';

// The services check all of these first. The constraints give a clear answer after a race or a manual change.
declareConstraints({
  agreement_parent_ck: {
    kind: 'conflict',
    code: 'agreement.cycle',
    detail: 'parentId must name another agreement, not the agreement itself.',
    pointer: '/parentId',
  },
  agreement_term_ck: {
    kind: 'invalid',
    code: 'agreement.ends_before_start',
    detail: 'expiresOn must not be before signedOn or effectiveOn.',
    pointer: '/expiresOn',
  },
  agreement_signed_ck: {
    kind: 'invalid',
    code: 'agreement.not_signed',
    detail: 'signedOn must be empty while status is draft or negotiated.',
    pointer: '/signedOn',
  },
  agreement_terminated_ck: {
    kind: 'invalid',
    code: 'agreement.not_terminated',
    detail: 'terminatedOn is allowed only when status is terminated.',
    pointer: '/terminatedOn',
  },
  agreement_party_pk: {
    kind: 'invalid',
    code: 'agreement.party_twice',
    detail: 'parties must name each company once.',
    pointer: '/parties',
  },
  commitment_done_ck: {
    kind: 'invalid',
    code: 'commitment.not_done',
    detail: 'doneOn is required when status is done, and must be empty otherwise.',
    pointer: '/doneOn',
  },
  commitment_evidence_ck: {
    kind: 'invalid',
    code: 'commitment.evidence_needed',
    detail: 'evidence or activityId is required when status is done.',
    pointer: '/evidence',
  },
});
