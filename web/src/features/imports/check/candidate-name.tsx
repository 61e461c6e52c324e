import { useTranslation } from 'react-i18next';
import type { Import, ImportRow } from '../imports.api';
import { RecordOfImport } from '../record-of-import';

type Candidate = ImportRow['candidates'][number];

/** Returns a function that names a candidate of a row. */
export function useCandidateText(): (candidate: Candidate) => string {
  const { t } = useTranslation('imports');
  return ({ name, row }) => (row === null ? name : t('rows.earlier', { row }));
}

/** The name of a candidate, with a link to its record. */
export function CandidateName({ entity, candidate }: { entity: Import['entity']; candidate: Candidate }) {
  const text = useCandidateText()(candidate);
  if (candidate.recordId === null) return text;
  return <RecordOfImport entity={candidate.entity ?? entity} id={candidate.recordId} text={text} />;
}
