import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../records/companies/company-form';
import { getCompanyPath } from '../../records/companies/company-link';
import { NO_COMPANY } from '../../records/companies/company-values.rules';
import { NewButton } from '../../shared/keyboard/new-button';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import { useCan } from '../../shared/session/use-session';

/** Opens the form of a new company. */
export function NewCompanyButton() {
  const { t } = useTranslation('companies');
  const canWrite = useCan('companies:write');
  const [isOpen, { open, close }] = useDisclosure();
  if (!canWrite) return null;
  return (
    <>
      <NewButton text={t('words.newCompany')} onClick={open} />
      <NewCompanyDialog isOpen={isOpen} onClose={close} />
    </>
  );
}

/** The form of a new company. */
export function NewCompanyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('records');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('words.newCompany')}>
      {isOpen && <DraftedCompany onClose={onClose} />}
    </Dialog>
  );
}

/** The form with what was typed earlier. The page of the company opens when it has been created, or when it exists. */
function DraftedCompany({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const draft = useFormDraft('new company', NO_COMPANY);
  return (
    <CompanyForm
      draft={draft}
      onCancel={onClose}
      onDone={({ id }) => {
        draft?.discard();
        onClose();
        void navigate({ to: getCompanyPath(id) });
      }}
    />
  );
}
