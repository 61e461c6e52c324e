import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { CreatablePicker } from '../../../records/contacts/creatable-picker';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { ClashNotice } from '../programme/clash-notice';
import { readClashes } from '../programme/clashes.rules';
import { useDelegationEditor } from '../use-delegation-editor';
import { type Participant, participantApi } from './participants.api';
import { buildParticipant, buildParticipantChanges, readParticipantValues } from './participant-values.rules';

interface ParticipantFormProps {
  /** The participant who is changed; null for a new one. */
  participant: Participant | null;
  onClose: () => void;
}

/** Asks who takes part, and in which role. */
export function ParticipantForm({ participant, onClose }: ParticipantFormProps) {
  const { t } = useTranslation(['delegation', 'shared']);
  const roles = useLabelOptions('participantRole');
  const statuses = useLabelOptions('participantStatus');
  const { delegation } = useDelegationEditor();
  const save = participantApi.useSave(delegation.id);
  const clashes = readClashes(save.error);
  const draft = useFormDraft(
    `participant ${participant?.id ?? `new ${delegation.id}`}`,
    readParticipantValues(participant),
  );
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
      {({ field, describeTheirs }) => (
        <>
          {!participant && (
            <CreatablePicker {...field('contact')} label={t('words.contact')} kinds={['contact']} isFocusedFirst />
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
