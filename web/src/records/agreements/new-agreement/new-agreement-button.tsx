import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
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
      <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {text}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={text}>
        {isOpen && <AgreementForm parentId={parentId ?? null} onClose={close} />}
      </Dialog>
    </>
  );
}
