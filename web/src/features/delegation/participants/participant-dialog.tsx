import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../../records/companies/company-form';
import { type CompanyValues, startCompany } from '../../../records/companies/company-values.rules';
import { ContactForm } from '../../../records/contacts/contact-form';
import { type ContactValues, NO_CONTACT } from '../../../records/contacts/contact-values.rules';
import type { RecordReference } from '../../../records/search/record-reference.rules';
import { RestoredNotice } from '../../../shared/drafts/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useDelegationEditor } from '../use-delegation-editor';
import { ParticipantForm } from './participant-form';
import type { Participant } from './participants.api';
import { type ParticipantValues, readParticipantValues } from './participant-values.rules';

interface ParticipantDialogProps {
  /** Null for a new participant, undefined while the dialog is closed. */
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

/** The entered values: the participant, and the forms of a new contact and its new company while they are open. */
interface ParticipantDraft {
  values: ParticipantValues;
  newContact: ContactValues | null;
  newCompany: CompanyValues | null;
}

function DraftedParticipant({ participant, onClose }: { participant: Participant | null; onClose: () => void }) {
  const { delegation } = useDelegationEditor();
  const draft = useDraft<ParticipantDraft>(`participant ${participant?.id ?? `new ${delegation.id}`}`, {
    values: readParticipantValues(participant),
    newContact: null,
    newCompany: null,
  });
  const [attempt, setAttempt] = useState(0);
  if (!draft) return <LoadingState />;
  const { value, change, discard, isRestored } = draft;
  const { values, newContact, newCompany } = value;
  const useContact = (contact: RecordReference) => change({ values: { ...values, contact }, newContact: null });
  if (newContact && newCompany) {
    return (
      <CompanyForm
        values={newCompany}
        onChange={(company) => change({ newCompany: company })}
        onBack={() => change({ newCompany: null })}
        onDone={(company) => change({ newContact: { ...newContact, company }, newCompany: null })}
      />
    );
  }
  if (newContact) {
    return (
      <ContactForm
        values={newContact}
        onChange={(contact) => change({ newContact: contact })}
        onCreateCompany={(name) => change({ newCompany: startCompany(name) })}
        onBack={() => change({ newContact: null })}
        onDone={useContact}
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
        values={values}
        onChange={(changes) => change({ values: { ...values, ...changes } })}
        onCreateContact={(fullName) => change({ newContact: { ...NO_CONTACT, fullName } })}
        onBack={onClose}
        onDone={() => {
          discard();
          onClose();
        }}
      />
    </>
  );
}
