import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentSubject } from '../../records/documents/document-subject.rules';
import { useSubjectDocuments } from '../../records/documents/use-subject-documents';
import { useFormat } from '../../shared/format/use-format';

/** The greatest number of documents of a mail, as on the server. */
const MAX_DOCUMENTS = 10;

interface DocumentsSelectProps {
  /** The record whose documents are offered. */
  subject: DocumentSubject;
  /** The lead that a mail to a contact is about. Its documents are offered too. */
  leadId: string | null;
  value: string[];
  error: string | null;
  description: string | undefined;
  onChange: (ids: string[]) => void;
}

/** Chooses documents of the record, and of the lead that the mail is about, to be attached in their current version. */
export function DocumentsSelect({ subject, leadId, value, onChange, ...props }: DocumentsSelectProps) {
  const { t } = useTranslation('write-mail');
  const format = useFormat();
  const own = useSubjectDocuments(subject);
  const ofLead = useSubjectDocuments(leadId === null ? null : { kind: 'lead', id: leadId });
  const documents = [...own.documents, ...ofLead.documents];
  const isKnown = own.isComplete && ofLead.isComplete;
  // A document of a lead goes away with the choice of that lead, and none is attached that is not seen.
  const chosen = isKnown ? value.filter((id) => documents.some((one) => one.id === id)) : value;
  if (isKnown && documents.length === 0 && value.length === 0) return null;
  return (
    <MultiSelect
      {...props}
      label={t('words.documents')}
      searchable
      clearable
      maxValues={MAX_DOCUMENTS}
      nothingFoundMessage={t('words.nothingFound')}
      data={documents.map(({ id, title, size }) => ({ value: id, label: `${title} (${format.bytes(size)})` }))}
      value={chosen}
      onChange={onChange}
    />
  );
}
