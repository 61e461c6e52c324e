/**
 * Returns SQL that selects the ids of the activities under any of some agreements. These are the activities that name
 * one of them, and the parts of these activities that name no agreement. The argument is the placeholder of an array of
 * ids. The indexes activity_agreement_id_idx and activity_parent_id_idx serve this query.
 */
export function buildUnderAgreementsSql(ids: string): string {
  // A seminar at a stop of a roadshow lies two levels below the roadshow; there is no deeper level.
  return `SELECT id FROM activity WHERE agreement_id = ANY(${ids})
    UNION ALL SELECT part.id FROM activity whole JOIN activity part ON part.parent_id = whole.id
      WHERE whole.agreement_id = ANY(${ids}) AND part.agreement_id IS NULL
    UNION ALL SELECT part.id FROM activity whole JOIN activity step ON step.parent_id = whole.id
      JOIN activity part ON part.parent_id = step.id
      WHERE whole.agreement_id = ANY(${ids}) AND step.agreement_id IS NULL AND part.agreement_id IS NULL`;
}
