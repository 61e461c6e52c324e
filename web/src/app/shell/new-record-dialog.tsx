import { NewCompanyDialog } from '../../features/companies/new-company-button';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { NewLeadDialog } from '../../records/leads/lead-create/new-lead-button';
import { newRecordKind } from '../../records/new-record.store';
import { findRecordOfPath } from '../../records/search/record-reference.rules';
import { getRecordTitle, recordQuery } from '../../records/search/record.api';
import { TaskDialog } from '../../records/tasks/task-dialog';
import { useStore } from '../../shared/api/external.store';

/** The forms of new records that the search or a key opens. */
export function NewRecordDialog() {
  const kind = useStore(newRecordKind);
  const close = () => newRecordKind.set(null);
  return (
    <>
      <NewLeadDialog isOpen={kind === 'lead'} onClose={close} />
      {kind === 'task' && <NewTaskDialog onClose={close} />}
      <NewCompanyDialog isOpen={kind === 'company'} onClose={close} />
    </>
  );
}

/** The form of a new task. It is about the record whose page is open. */
function NewTaskDialog({ onClose }: { onClose: () => void }) {
  const { pathname } = useLocation();
  const [page] = useState(() => findRecordOfPath(pathname));
  const { data, isLoading } = useQuery({
    ...recordQuery(page?.kind ?? 'lead', page?.id ?? ''),
    enabled: page !== null,
  });
  const subject = data ? { kind: data.kind, id: data.record.id, title: getRecordTitle(data) } : null;
  return <TaskDialog isOpen={!isLoading} subject={subject} onClose={onClose} />;
}
