import type { RecordView } from '../../shared/api/record.api';
import { type RecordEditor, useRecordEditor } from '../../shared/record-editor/use-record-editor';

/** Editing a lead in place. */
interface LeadEditor extends Pick<RecordEditor, 'canEdit'> {
  lead: RecordView<'leads'>;
  open: (field: string) => void;
  change: (field: string, value: unknown) => void;
}

/** Returns the functions that edit the lead of the page. */
export function useLeadEditor(): LeadEditor {
  const { record, canEdit, open, change } = useRecordEditor<LeadEditor['lead']>();
  return { lead: record, canEdit, open, change };
}
