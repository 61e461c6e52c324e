import { NewCompanyDialog } from '../../features/companies/new-company-button';
import { NewLeadDialog } from '../../records/leads/lead-create/new-lead-button';
import { newRecordKind } from '../../records/new-record.store';
import { useStore } from '../../shared/api/external.store';

/** The forms of new records that the search opens. */
export function NewRecordDialog() {
  const kind = useStore(newRecordKind);
  const close = () => newRecordKind.set(null);
  return (
    <>
      <NewLeadDialog isOpen={kind === 'lead'} onClose={close} />
      <NewCompanyDialog isOpen={kind === 'company'} onClose={close} />
    </>
  );
}
