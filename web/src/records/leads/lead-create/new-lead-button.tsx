import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../shared/drafts/use-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useCan } from '../../../shared/session/use-session';
import { EMPTY_LEAD } from './lead-draft.rules';
import { NewLeadForm } from './new-lead-form';

/** Opens the form of a new lead. */
export function NewLeadButton() {
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
        {isOpen && <DraftedLead onClose={close} />}
      </Dialog>
    </>
  );
}

function DraftedLead({ onClose }: { onClose: () => void }) {
  const draft = useDraft('new lead', EMPTY_LEAD);
  return draft ? <NewLeadForm draft={draft} onClose={onClose} /> : <LoadingState />;
}
