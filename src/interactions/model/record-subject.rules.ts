/** The kinds of subjects of a task or a document. */
const SUBJECT_KINDS = ['company', 'contact', 'lead', 'activity', 'agreement'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The columns of the subject of a record, one for each kind. At most one of them is set. */
export interface RecordSubject {
  companyId: string | null;
  contactId: string | null;
  leadId: string | null;
  activityId: string | null;
  agreementId: string | null;
}

/** The fields of a body that name a subject. */
export const SUBJECT_FIELDS = ['companyId', 'contactId', 'leadId', 'activityId', 'agreementId'] as const;

/** Returns the subject of a record after a body. Absent fields stay as they are; null clears a field. */
export function buildSubject(body: Partial<RecordSubject>, before?: RecordSubject): RecordSubject {
  const pickField = (name: (typeof SUBJECT_FIELDS)[number]) =>
    body[name] === undefined ? (before?.[name] ?? null) : (body[name] ?? null);
  return {
    companyId: pickField('companyId'),
    contactId: pickField('contactId'),
    leadId: pickField('leadId'),
    activityId: pickField('activityId'),
    agreementId: pickField('agreementId'),
  };
}

/** Returns the fields that name a subject. */
export function listNamedSubjects(subject: RecordSubject): (typeof SUBJECT_FIELDS)[number][] {
  return SUBJECT_FIELDS.filter((name) => subject[name] !== null);
}
