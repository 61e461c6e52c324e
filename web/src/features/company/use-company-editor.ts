import { type RecordEditor, useRecordEditor } from '../../shared/record-editor/use-record-editor';
import type { CompanyView } from './company.api';

interface CompanyEditor extends Pick<RecordEditor, 'canEdit'> {
  company: CompanyView;
}

/** Returns the company of the page, and whether the user may change it. */
export function useCompanyEditor(): CompanyEditor {
  const { record, canEdit } = useRecordEditor<CompanyView>();
  return { company: record, canEdit };
}
