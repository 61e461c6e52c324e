import { type RecordEditor, useRecordEditor } from '../../shared/record-editor/use-record-editor';
import type { AgreementView } from './agreement.api';

interface AgreementEditor extends Pick<RecordEditor, 'canEdit'> {
  agreement: AgreementView;
}

/** Returns the agreement of the page, and whether the user may change it. */
export function useAgreementEditor(): AgreementEditor {
  const { record, canEdit } = useRecordEditor<AgreementView>();
  return { agreement: record, canEdit };
}
