import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { RecordPicker } from '../../../records/search/record-picker';
import type { RecordForm } from '../../../shared/drafts/use-record-form';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { useCan } from '../../../shared/session/use-session';
import { ClashNotice } from '../programme/clash-notice';
import { readClashes } from '../programme/clashes.rules';
import { type Participant, useAddParticipant, useUpdateParticipant } from './participants.api';
import { buildParticipant, buildParticipantChanges, type ParticipantValues } from './participant-values.rules';

interface ParticipantFormProps {
  delegationId: string;
  /** The participant who is changed; null for a new one. */
  participant: Participant | null;
  draft: Pick<RecordForm<ParticipantValues>, 'values' | 'change' | 'isChanged' | 'describeTheirs'>;
  /** Begins to create a contact. */
  onCreateContact: (fullName: string) => void;
  /** Closes the form and forgets its draft. */
  onDone: () => void;
}

const POINTERS = ['/contactId', '/role', '/status', '/companyId', '/title', '/notes'];

/** Asks who takes part, and in which role. */
export function ParticipantForm(props: ParticipantFormProps) {
  const { delegationId, participant, draft, onCreateContact, onDone } = props;
  const { values, isChanged, describeTheirs } = draft;
  const { t } = useTranslation(['delegation', 'shared', 'records']);
  const canCreateContact = useCan('contacts:write');
  const roles = useLabelOptions('participantRole');
  const statuses = useLabelOptions('participantStatus');
  const addition = useAddParticipant(delegationId);
  const update = useUpdateParticipant();
  const { error, isPending, reset } = participant ? update : addition;
  const [attempts, setAttempts] = useState(0);
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  useFocusInvalid(form, attempts);
  const { contact } = values;
  const clashes = readClashes(error);
  const change = (changes: Partial<ParticipantValues>) => {
    if (error) reset();
    draft.change(changes);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (!contact) return;
    if (participant) {
      update.mutate(
        { participant, body: buildParticipantChanges(values, (field) => isChanged(field)) },
        { onSuccess: onDone },
      );
    } else {
      addition.mutate(buildParticipant(values, contact.id), { onSuccess: onDone });
    }
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {clashes.length > 0 ? (
          <ClashNotice clashes={clashes} />
        ) : (
          <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        )}
        {!participant && (
          <RecordPicker
            label={t('participants.contact')}
            kinds={['contact']}
            required
            isFocusedFirst
            value={contact}
            error={attempts > 0 && !contact ? t('records:required') : findDetail('/contactId')}
            onChange={(chosen) => change({ contact: chosen })}
            {...(canCreateContact && {
              creatable: ['contact'] as const,
              onCreate: (_kind: string, name: string) => onCreateContact(name),
            })}
          />
        )}
        <Select
          label={t('participants.role')}
          description={describeTheirs('role') && t('shared:theirsOther')}
          allowDeselect={false}
          value={values.role}
          error={findDetail('/role')}
          onChange={(role) => role && change({ role: role as ParticipantValues['role'] })}
          data={roles}
        />
        {!participant && (
          <Select
            label={t('participants.status')}
            allowDeselect={false}
            value={values.status}
            error={findDetail('/status')}
            onChange={(status) => status && change({ status: status as ParticipantValues['status'] })}
            data={statuses.filter(({ value }) => value === 'invited' || value === 'confirmed')}
          />
        )}
        <CompanySelect
          label={t('participants.company')}
          description={describeTheirs('companyId') ? t('shared:theirsOther') : t('participants.companyHint')}
          value={values.companyId}
          error={findDetail('/companyId')}
          onChange={(companyId) => change({ companyId })}
        />
        <PlainInput
          kind="text"
          label={t('participants.title')}
          description={describeTheirs('title') ?? t('participants.titleHint')}
          value={values.title}
          error={findDetail('/title')}
          onChange={(title) => change({ title })}
        />
        <PlainInput
          kind="textarea"
          label={t('participants.notes')}
          description={describeTheirs('notes') ?? t('participants.notesHint')}
          value={values.notes}
          error={findDetail('/notes')}
          onChange={(notes) => change({ notes })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {participant ? t('shared:save') : t('participants.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
