import { useTranslation } from 'react-i18next';
import { DraftDialog } from '../../shared/forms/draft-dialog';
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
export function CreateCompanyDialog({ onDone, ...props }: CreateCompanyDialogProps) {
  const { t } = useTranslation('records');
  return (
    <DraftDialog
      {...props}
      title={t('words.createCompany')}
      getName={({ name, nativeName }) => `new company ${name || nativeName}`}
      renderForm={(draft, leave) => (
        <CompanyForm
          draft={draft}
          onCancel={leave}
          onDone={(company) => {
            leave();
            onDone(company);
          }}
        />
      )}
    />
  );
}
