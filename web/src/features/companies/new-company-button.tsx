import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../records/companies/company-form';
import { getCompanyPath } from '../../records/companies/company-link';
import { type CompanyValues, NO_COMPANY } from '../../records/companies/company-values.rules';
import { RestoredNotice } from '../../shared/drafts/restored-notice';
import { useDraft } from '../../shared/drafts/use-draft';
import { Dialog } from '../../shared/layout/dialog';
import { LoadingState } from '../../shared/layout/loading-state';
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
        {t('newCompany')}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t('newCompany')}>
        {isOpen && <DraftedCompany onClose={close} />}
      </Dialog>
    </>
  );
}

/** The form with what was typed earlier. The page of the company opens when it has been created, or when it exists. */
function DraftedCompany({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const draft = useDraft<CompanyValues>('new company', NO_COMPANY);
  if (!draft) return <LoadingState />;
  return (
    <>
      {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
      <CompanyForm
        values={draft.value}
        onChange={draft.change}
        onBack={onClose}
        onDone={({ id }) => {
          draft.discard();
          onClose();
          void navigate({ to: getCompanyPath(id) });
        }}
      />
    </>
  );
}
