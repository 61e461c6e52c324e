import { declareConstraints } from '../common/errors/constraint.registry.js';

// The services see all of these before; a race or a change by hand still gets a clear answer.
declareConstraints({
  agreement_parent_ck: {
    kind: 'conflict',
    code: 'agreement.cycle',
    detail: 'An agreement is not under itself.',
    pointer: '/parentId',
  },
  agreement_term_ck: {
    kind: 'invalid',
    code: 'agreement.ends_before_start',
    detail: 'It would end before it starts.',
    pointer: '/expiresOn',
  },
  agreement_signed_ck: {
    kind: 'invalid',
    code: 'agreement.not_signed',
    detail: 'An agreement that is a draft or negotiated has not been signed.',
    pointer: '/signedOn',
  },
  agreement_terminated_ck: {
    kind: 'invalid',
    code: 'agreement.not_terminated',
    detail: 'Only a terminated agreement has the day of its termination.',
    pointer: '/terminatedOn',
  },
  agreement_party_pk: {
    kind: 'invalid',
    code: 'agreement.party_twice',
    detail: 'This company is a party already.',
    pointer: '/parties',
  },
  commitment_done_ck: {
    kind: 'invalid',
    code: 'commitment.not_done',
    detail: 'A commitment has a day of its fulfilment when it is done, and only then.',
    pointer: '/doneOn',
  },
  commitment_evidence_ck: {
    kind: 'invalid',
    code: 'commitment.evidence_needed',
    detail: 'A commitment that is done has evidence or the activity that fulfilled it.',
    pointer: '/evidence',
  },
});
