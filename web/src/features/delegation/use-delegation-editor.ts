import { type RecordEditor, useRecordEditor } from '../../shared/record-editor/use-record-editor';
import type { Delegation } from './delegation.api';

interface DelegationEditor extends Pick<RecordEditor, 'canEdit'> {
  delegation: Delegation;
}

/** Returns the delegation of the page, and whether the user may change it. */
export function useDelegationEditor(): DelegationEditor {
  const { record, canEdit } = useRecordEditor<Delegation>();
  return { delegation: record, canEdit };
}
