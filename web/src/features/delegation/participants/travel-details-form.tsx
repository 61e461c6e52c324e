import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../../records/countries/country-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import type { Participant } from './participants.api';
import { useRemoveTravelDetails, useUpdateTravelDetails } from './travel-details.api';
import {
  buildTravelChanges,
  readTravelValues,
  TRAVEL_FIELDS,
  type TravelField,
  type TravelValues,
  trimTravelValues,
} from './travel-details.rules';

interface TravelDetailsFormProps {
  participant: Participant;
  before: TravelValues;
  canWrite: boolean;
  /** Whether the user may enter data but not see what is stored. */
  isBlind?: boolean;
  /** Whether there is something to delete. */
  isStored?: boolean;
}

const POINTERS = ['', ...TRAVEL_FIELDS.map((field) => `/${field}`)];

/** Asks for passport and dietary data. The values are kept on this page only, never on the device. */
export function TravelDetailsForm({ participant, canWrite, ...options }: TravelDetailsFormProps) {
  const { isBlind = false } = options;
  const { t } = useTranslation(['delegation', 'shared']);
  const { mutate, error, isPending, reset } = useUpdateTravelDetails();
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  const [before, setBefore] = useState(options.before);
  const [values, setValues] = useState(before);
  const [isStored, setStored] = useState(options.isStored ?? isBlind);
  const [isRemoving, { open, close }] = useDisclosure();
  const removal = useRemoveTravelDetails();
  const body = buildTravelChanges(before, values);
  /** Shows what is stored now. Reading it again would be recorded, and would take the focus away. */
  const finish = (message: string, stored: TravelValues) => {
    notifications.show({ message });
    // The next user of this page sees nothing of what was entered blindly.
    const shown = isBlind ? readTravelValues(null) : stored;
    setBefore(shown);
    setValues(shown);
    setStored(isBlind || Object.values(shown).some((text) => text !== ''));
  };
  const closeRemoval = () => {
    close();
    removal.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const saved = trimTravelValues(values);
    mutate(
      { participant, body },
      { onSuccess: () => finish(t('travel.saved', { name: participant.fullName }), saved) },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate autoComplete="off" aria-label={t('travel.open')}>
      <Stack gap="sm" mt="xs">
        <Text size="xs" c="dimmed">
          {t(isBlind ? 'travel.blindHint' : 'travel.hint')}
        </Text>
        <div role="alert">{(general ?? findDetail('')) && <Alert color="red">{general ?? findDetail('')}</Alert>}</div>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {TRAVEL_FIELDS.map((field) => (
            <TravelInput
              key={field}
              field={field}
              value={values[field]}
              error={findDetail(`/${field}`)}
              isEditable={canWrite}
              onChange={(value) => {
                if (error) reset();
                setValues({ ...values, [field]: value });
              }}
            />
          ))}
        </SimpleGrid>
        {canWrite && (
          <Group justify="flex-end" gap="xs">
            {isStored && (
              <Button size="xs" variant="default" onClick={open}>
                {t('travel.remove')}
              </Button>
            )}
            <Button size="xs" type="submit" loading={isPending} disabled={Object.keys(body).length === 0}>
              {t('shared:save')}
            </Button>
          </Group>
        )}
      </Stack>
      <ConfirmDialog
        isOpen={isRemoving}
        title={t('travel.removeTitle', { name: participant.fullName })}
        text={t('travel.removeText')}
        submit={t('travel.remove')}
        error={removal.error}
        isPending={removal.isPending}
        onConfirm={() =>
          removal.mutate(participant, {
            onSuccess: () => {
              closeRemoval();
              finish(t('travel.removed', { name: participant.fullName }), readTravelValues(null));
            },
          })
        }
        onClose={closeRemoval}
      />
    </form>
  );
}

interface TravelInputProps {
  field: TravelField;
  value: string;
  error: string | null;
  isEditable: boolean;
  onChange: (value: string) => void;
}

function TravelInput({ field, value, error, isEditable, onChange }: TravelInputProps) {
  const label = useLabels()('travelDetail', field);
  const format = useFormat();
  if (!isEditable) {
    const text = field === 'passportCountry' && value !== '' ? format.country(value) : value;
    return (
      <Text size="sm">
        <Text span inherit c="dimmed" display="block">
          {label}
        </Text>
        {text || '–'}
      </Text>
    );
  }
  if (field === 'passportCountry') {
    return (
      <CountrySelect
        label={label}
        value={value || null}
        error={error}
        onChange={(country) => onChange(country ?? '')}
      />
    );
  }
  const kind = field === 'bornOn' || field === 'passportExpiresOn' ? 'day' : 'text';
  return <PlainInput kind={kind} label={label} value={value} error={error} onChange={onChange} />;
}
