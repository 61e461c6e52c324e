import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactSteps, type ContactStepsValue, startContactSteps } from '../../../records/contacts/contact-steps';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { nestDraft } from '../../../shared/forms/use-form-draft';
import { useRecordForm } from '../../../shared/drafts/use-record-form';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useDelegationEditor } from '../use-delegation-editor';
import { ParticipantForm } from './participant-form';
import type { Participant } from './participants.api';
import { type ParticipantValues, readParticipantValues } from './participant-values.rules';

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
      {participant !== undefined && <DraftedParticipant participant={participant} onClose={onClose} />}
    </Dialog>
  );
}

/** The entered values, and the form of a new contact while that is open. */
interface ParticipantDraft extends ParticipantValues {
  steps: ContactStepsValue | null;
}

function DraftedParticipant({ participant, onClose }: { participant: Participant | null; onClose: () => void }) {
  const { t } = useTranslation('records');
  const { delegation } = useDelegationEditor();
  const draft = useRecordForm<ParticipantDraft>(`participant ${participant?.id ?? `new ${delegation.id}`}`, {
    ...readParticipantValues(participant),
    steps: null,
  });
  const [attempt, setAttempt] = useState(0);
  if (!draft) return <LoadingState />;
  const { values, change, discard, isRestored } = draft;
  if (values.steps) {
    return (
      <ContactSteps
        draft={nestDraft(values.steps, (steps) => change({ steps }))}
        title={t('contact.submit')}
        onBack={() => change({ steps: null })}
        onDone={(contact) => change({ contact, steps: null })}
      />
    );
  }
  return (
    <>
      {isRestored && (
        <RestoredNotice
          onDiscard={() => {
            discard();
            setAttempt(attempt + 1);
          }}
        />
      )}
      <ParticipantForm
        key={attempt}
        delegationId={delegation.id}
        participant={participant}
        draft={draft}
        onCreateContact={(fullName) => change({ steps: startContactSteps(fullName) })}
        onDone={() => {
          discard();
          onClose();
        }}
      />
    </>
  );
}
