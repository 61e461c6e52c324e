import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { ContactSteps, type ContactStepsValue, startContactSteps } from '../../../records/contacts/contact-steps';
import { RecordPicker } from '../../../records/search/record-picker';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { nestDraft, useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { useCan } from '../../../shared/session/use-session';
import { ClashNotice } from '../programme/clash-notice';
import { readClashes } from '../programme/clashes.rules';
import { useDelegationEditor } from '../use-delegation-editor';
import { type Participant, participantApi } from './participants.api';
import {
  buildParticipant,
  buildParticipantChanges,
  type ParticipantValues,
  readParticipantValues,
} from './participant-values.rules';

interface ParticipantFormProps {
  /** The participant who is changed; null for a new one. */
  participant: Participant | null;
  onClose: () => void;
}

/** The entered values, and the form of a new contact while that is open. */
interface ParticipantDraft extends ParticipantValues {
  steps: ContactStepsValue | null;
}

/** Asks who takes part, and in which role. */
export function ParticipantForm({ participant, onClose }: ParticipantFormProps) {
  const { t } = useTranslation(['delegation', 'shared', 'records']);
  const canCreateContact = useCan('contacts:write');
  const roles = useLabelOptions('participantRole');
  const statuses = useLabelOptions('participantStatus');
  const { delegation } = useDelegationEditor();
  const save = participantApi.useSave(delegation.id);
  const clashes = readClashes(save.error);
  const draft = useFormDraft<ParticipantDraft>(`participant ${participant?.id ?? `new ${delegation.id}`}`, {
    ...readParticipantValues(participant),
    steps: null,
  });
  if (draft?.values.steps) {
    return (
      <ContactSteps
        draft={nestDraft(draft.values.steps, (steps) => draft.change({ steps }))}
        title={t('records:contact.submit')}
        onBack={() => draft.change({ steps: null })}
        onDone={(contact) => draft.change({ contact, steps: null })}
      />
    );
  }
  return (
    <RecordForm
      draft={draft}
      mutation={save}
      required={participant ? [] : ['contact']}
      pointers={{ contact: '/contactId' }}
      submitText={participant ? t('shared:save') : t('words.add')}
      onClose={onClose}
      onCorrect={save.reset}
      onSubmit={(values, finish) => {
        const body = participant
          ? buildParticipantChanges(values, (name) => draft?.isChanged(name) === true)
          : buildParticipant(values, values.contact!.id);
        save.mutate({ part: participant, body }, { onSuccess: finish });
      }}
      renderNotice={() => clashes.length > 0 && <ClashNotice clashes={clashes} />}
    >
      {({ field, change, describeTheirs }) => (
        <>
          {!participant && (
            <RecordPicker
              {...field('contact')}
              label={t('words.contact')}
              kinds={['contact']}
              isFocusedFirst
              creatable={canCreateContact ? ['contact'] : []}
              onCreate={(_kind, name) => change({ steps: startContactSteps(name) })}
            />
          )}
          <Select
            {...field('role')}
            label={t('words.role')}
            description={describeTheirs('role') && t('shared:theirsOther')}
            allowDeselect={false}
            data={roles}
          />
          {!participant && (
            <Select
              {...field('status')}
              label={t('words.status')}
              allowDeselect={false}
              data={statuses.filter(({ value }) => value === 'invited' || value === 'confirmed')}
            />
          )}
          <CompanySelect {...field('companyId', t('participants.companyHint'))} label={t('participants.company')} />
          <PlainInput {...field('title', t('participants.titleHint'))} kind="text" label={t('participants.title')} />
          <PlainInput {...field('notes', t('participants.notesHint'))} kind="textarea" label={t('words.notes')} />
        </>
      )}
    </RecordForm>
  );
}
