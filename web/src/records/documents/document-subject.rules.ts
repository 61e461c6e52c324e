import type { ScreenCollection } from '../../shared/record-editor/record-search.rules';

export type SubjectKind = 'company' | 'contact' | 'lead' | 'activity' | 'agreement';

/** The record that a document belongs to. */
export interface DocumentSubject {
  kind: SubjectKind;
  id: string;
}

const SUBJECT_KINDS: Partial<Record<ScreenCollection, SubjectKind>> = {
  agreements: 'agreement',
  companies: 'company',
  contacts: 'contact',
  delegations: 'activity',
  leads: 'lead',
  roadshows: 'activity',
  seminars: 'activity',
};

/** Returns the kind of the records of a collection as subjects of documents; null if they have none. */
export function findSubjectKind(collection: ScreenCollection): SubjectKind | null {
  return SUBJECT_KINDS[collection] ?? null;
}

/** Returns the field of a document that names its subject. It is also the filter of the list. */
export function getSubjectField({ kind }: DocumentSubject): `${SubjectKind}Id` {
  return `${kind}Id`;
}
