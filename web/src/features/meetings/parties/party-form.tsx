import { Alert, Button, Group, MultiSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { RecordPicker } from '../../../records/search/record-picker';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { LoadingState } from '../../../shared/layout/loading-state';
import { type Party, useSaveParty } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { AvailabilityInput } from './availability-input';
import { buildPartyRequest, type PartyValues, readPartyValues } from './party-values.rules';
import { WishesInput } from './wishes-input';

interface PartyFormProps {
  /** The party to change as it is now; null for a new one. */
  party: Party | null;
  side: Party['side'];
  onDone: () => void;
}

const FIELDS = ['/companyId', '/contactId', '/name', '/maxMeetings', '/wishes', '/avoid', '/notes', '/availability'];

/** Says who takes part, when, and whom he wants to meet. */
export function PartyForm({ party, side, onDone }: PartyFormProps) {
  const { t } = useTranslation(['meetings', 'shared']);
  const { activity, parties } = useMeetings();
  const { mutate, isPending, error } = useSaveParty(activity.id);
  const { form, general, findDetail } = useFormProblem(error, FIELDS);
  const { seen, onError } = useSeenVersion(party);
  const name = party ? `meeting party ${party.id}` : `new meeting party ${activity.id} ${side}`;
  const draft = useDraft<PartyValues>(name, readPartyValues(party, side));
  if (!draft) return <LoadingState />;
  const { value: values, change, discard, isRestored } = draft;
  const others = parties
    .filter((one) => one.side !== values.side)
    .map(({ id, label, companyName }) => ({
      value: id,
      label: companyName && companyName !== label ? `${label}, ${companyName}` : label,
    }));
  const close = () => {
    discard();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ party: seen, body: buildPartyRequest(values) }, { onSuccess: close, onError });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <CompanySelect
          label={t('party.company')}
          value={values.companyId}
          error={findDetail('/companyId')}
          onChange={(companyId) => change({ companyId })}
        />
        <RecordPicker
          label={t('party.contact')}
          kinds={['contact']}
          value={values.contact}
          error={findDetail('/contactId')}
          onChange={(contact) => change({ contact })}
        />
        <TextInput
          label={t('party.name')}
          description={t('party.nameHint')}
          value={values.name}
          error={findDetail('/name')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <AvailabilityInput
          value={values.availability}
          error={findDetail('/availability')}
          onChange={(availability) => change({ availability })}
        />
        <NumberInput
          label={t('party.maxMeetings')}
          description={t('party.maxHint')}
          min={0}
          allowDecimal={false}
          value={values.maxMeetings ?? ''}
          error={findDetail('/maxMeetings')}
          onChange={(most) => change({ maxMeetings: most === '' ? null : Number(most) })}
        />
        <WishesInput
          options={others}
          value={values.wishes}
          error={findDetail('/wishes')}
          onChange={(wishes) => change({ wishes })}
        />
        <MultiSelect
          label={t('party.avoid')}
          searchable
          clearable
          value={values.avoid}
          error={findDetail('/avoid')}
          onChange={(avoid) => change({ avoid })}
          data={others}
        />
        <Textarea
          label={t('party.notes')}
          autosize
          minRows={2}
          value={values.notes}
          error={findDetail('/notes')}
          onChange={({ currentTarget }) => change({ notes: currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
