/**
 * Builds the expression of the subject of a record that has one column for each kind of subjects: its kind, its id and
 * its name. It reads the tables that {@link joinSubjects} joins. A user who sees the record may see its lead.
 */
export function buildSubjectColumn(alias: string): string {
  return `CASE
    WHEN ${alias}.lead_id IS NOT NULL THEN json_build_object('kind', 'lead', 'id', ${alias}.lead_id, 'label', l.reference || ' ' || l.title)
    WHEN ${alias}.company_id IS NOT NULL THEN json_build_object('kind', 'company', 'id', ${alias}.company_id, 'label', c.name)
    WHEN ${alias}.contact_id IS NOT NULL THEN json_build_object('kind', 'contact', 'id', ${alias}.contact_id, 'label', k.full_name)
    WHEN ${alias}.activity_id IS NOT NULL THEN json_build_object('kind', 'activity', 'id', ${alias}.activity_id, 'label', a.title)
    WHEN ${alias}.agreement_id IS NOT NULL THEN json_build_object('kind', 'agreement', 'id', ${alias}.agreement_id, 'label', g.title)
  END`;
}

/** Joins the tables of the five kinds of subjects to a record. */
export function joinSubjects(alias: string): string {
  return `LEFT JOIN company c ON c.id = ${alias}.company_id
    LEFT JOIN contact k ON k.id = ${alias}.contact_id
    LEFT JOIN lead l ON l.id = ${alias}.lead_id
    LEFT JOIN activity a ON a.id = ${alias}.activity_id
    LEFT JOIN agreement g ON g.id = ${alias}.agreement_id`;
}
