/**
 * The activities under any of some agreements: those that name one, and their parts that name none. Gets the placeholder
 * of an array of ids. Served by activity_agreement_id_idx and activity_parent_id_idx.
 */
export function underAgreements(ids: string): string {
  // A seminar is at most two steps below: at a stop of a roadshow.
  return `SELECT id FROM activity WHERE agreement_id = ANY(${ids})
    UNION ALL SELECT part.id FROM activity whole JOIN activity part ON part.parent_id = whole.id
      WHERE whole.agreement_id = ANY(${ids}) AND part.agreement_id IS NULL
    UNION ALL SELECT part.id FROM activity whole JOIN activity step ON step.parent_id = whole.id
      JOIN activity part ON part.parent_id = step.id
      WHERE whole.agreement_id = ANY(${ids}) AND step.agreement_id IS NULL AND part.agreement_id IS NULL`;
}
