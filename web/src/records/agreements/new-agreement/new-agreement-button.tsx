import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { NewButton } from '../../../shared/keyboard/new-button';
import { Dialog } from '../../../shared/layout/dialog';
import { useCan } from '../../../shared/session/use-session';
import { AgreementForm } from './agreement-form';

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
      <NewButton text={text} onClick={open} />
      <Dialog opened={isOpen} onClose={close} title={text}>
        {isOpen && <AgreementForm parentId={parentId ?? null} onClose={close} />}
      </Dialog>
    </>
  );
}
