import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { ParticipantForm } from './participant-form';
import type { Participant } from './participants.api';

interface ParticipantDialogProps {
  /** The participant as it is now. Null for a new one, undefined while the dialog is closed. */
  participant: Participant | null | undefined;
  onClose: () => void;
}

/** The form of a participant in a dialog. */
export function ParticipantDialog({ participant, onClose }: ParticipantDialogProps) {
  const { t } = useTranslation('delegation');
  return (
    <Dialog
      opened={participant !== undefined}
      onClose={onClose}
      title={participant ? participant.fullName : t('participants.add')}
    >
      {participant !== undefined && <ParticipantForm participant={participant} onClose={onClose} />}
    </Dialog>
  );
}
