import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useCan, useUser } from '../../../shared/session/use-session';
import { getAgreementPath } from '../agreement-link';
import { AgreementForm } from './agreement-form';
import { type AgreementValues, startAgreement } from './agreement-values.rules';

interface NewAgreementButtonProps {
  /** The agreement under which the new one is made. */
  parentId?: string;
}

/** Opens the form of a new agreement. */
export function NewAgreementButton({ parentId }: NewAgreementButtonProps) {
  const { t } = useTranslation('new-agreement');
  const canWrite = useCan('agreements:write');
  const [isOpen, { open, close }] = useDisclosure();
  if (!canWrite) return null;
  const text = t(parentId === undefined ? 'open' : 'openUnder');
  return (
    <>
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {text}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={text}>
        {isOpen && <DraftedAgreement parentId={parentId ?? null} onClose={close} />}
      </Dialog>
    </>
  );
}

/** The form with what was typed earlier. The page of the agreement opens when it has been created. */
function DraftedAgreement({ parentId, onClose }: { parentId: string | null; onClose: () => void }) {
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const draft = useDraft<AgreementValues>(`new agreement ${parentId ?? ''}`, startAgreement(userId, parentId));
  if (!draft) return <LoadingState />;
  return (
    <>
      {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
      <AgreementForm
        values={draft.value}
        onChange={draft.change}
        onBack={onClose}
        onDone={(id) => {
          draft.discard();
          onClose();
          void navigate({ to: getAgreementPath(id) });
        }}
      />
    </>
  );
}
