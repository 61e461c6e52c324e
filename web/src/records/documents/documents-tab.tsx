import { lazy } from 'react';
import { loadPart } from '../../shared/api/connection.store';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useRecordScreen } from '../../shared/record-editor/use-record-screen';
import { useCan } from '../../shared/session/use-session';
import { findSubjectKind } from './document-subject.rules';

const DocumentsPanel = lazy(async () => {
  const { DocumentsPanel: Panel } = await loadPart(() => import('./documents-panel'));
  return { default: Panel };
});

/** The documents of the record of the page. Users who may change the record may upload them. */
export function DocumentsTab() {
  const { collection } = useRecordScreen().api;
  const { record, canEdit } = useRecordEditor();
  const canWrite = useCan('documents:write');
  const kind = findSubjectKind(collection);
  return kind && <DocumentsPanel subject={{ kind, id: record.id }} canChange={canEdit && canWrite} />;
}
