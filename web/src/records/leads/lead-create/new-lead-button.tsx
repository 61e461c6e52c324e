import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useCan } from '../../../shared/session/use-session';
import type { RecordReference } from '../../search/record-reference.rules';
import { EMPTY_LEAD } from './lead-draft.rules';
import { NewLeadForm } from './new-lead-form';

/** Opens the form of a new lead, of a company if one is given. */
export function NewLeadButton({ company = null }: { company?: RecordReference | null }) {
  const { t } = useTranslation('records');
  const canWrite = useCan('leads:write');
  const [isOpen, { open, close }] = useDisclosure();
  if (!canWrite) return null;
  return (
    <>
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {t('newLead.open')}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={t('newLead.open')}>
        {isOpen && <DraftedLead company={company} onClose={close} />}
      </Dialog>
    </>
  );
}

function DraftedLead({ company, onClose }: { company: RecordReference | null; onClose: () => void }) {
  const name = company ? `new lead ${company.id}` : 'new lead';
  const draft = useFormDraft(name, { ...EMPTY_LEAD, company });
  return draft ? <NewLeadForm draft={draft} onClose={onClose} /> : <LoadingState />;
}
