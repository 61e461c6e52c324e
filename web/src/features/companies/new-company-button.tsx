import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../records/companies/company-form';
import { getCompanyPath } from '../../records/companies/company-link';
import { NO_COMPANY } from '../../records/companies/company-values.rules';
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
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {t('words.newCompany')}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t('words.newCompany')}>
        {isOpen && <DraftedCompany onClose={close} />}
      </Dialog>
    </>
  );
}

/** The form with what was typed earlier. The page of the company opens when it has been created, or when it exists. */
function DraftedCompany({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('records');
  const navigate = useNavigate();
  const draft = useFormDraft('new company', NO_COMPANY);
  return (
    <CompanyForm
      draft={draft}
      onBack={onClose}
      backText={t('cancel')}
      onDone={({ id }) => {
        draft?.discard();
        onClose();
        void navigate({ to: getCompanyPath(id) });
      }}
    />
  );
}
