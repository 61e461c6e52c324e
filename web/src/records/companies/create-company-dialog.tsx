import { useTranslation } from 'react-i18next';
import { useNewDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import type { RecordReference } from '../search/record-reference.rules';
import { CompanyForm } from './company-form';
import type { CompanyValues } from './company-values.rules';

interface CreateCompanyDialogProps {
  /** The values with which the form begins; null while the dialog is closed. */
  start: CompanyValues | null;
  onClose: () => void;
  onDone: (company: RecordReference) => void;
}

/** Creates a company above the form that needs it. */
export function CreateCompanyDialog({ start, onClose, onDone }: CreateCompanyDialogProps) {
  const { t } = useTranslation('records');
  return (
    <Dialog opened={start !== null} onClose={onClose} title={t('words.createCompany')}>
      {start && <NewCompany start={start} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function NewCompany({ start, onClose, onDone }: CreateCompanyDialogProps & { start: CompanyValues }) {
  // A draft for one company is not offered for another one.
  const draft = useNewDraft(`new company ${start.name || start.nativeName}`, start);
  const leave = () => {
    draft?.discard();
    onClose();
  };
  return (
    <CompanyForm
      draft={draft}
      onCancel={leave}
      onDone={(company) => {
        leave();
        onDone(company);
      }}
    />
  );
}
