import { Button, Group, SimpleGrid, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../../records/countries/country-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { type FieldProps, RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
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

/** Asks for passport and dietary data. The values are kept on this page only, never on the device. */
export function TravelDetailsForm({ participant, canWrite, ...options }: TravelDetailsFormProps) {
  const { isBlind = false } = options;
  const { t } = useTranslation(['delegation', 'shared']);
  const update = useUpdateTravelDetails();
  const [before, setBefore] = useState(options.before);
  const draft = useFormDraft(null, before);
  const [isStored, setStored] = useState(options.isStored ?? isBlind);
  const [isRemoving, { open, close }] = useDisclosure();
  const removal = useRemoveTravelDetails();
  /** Shows what is stored now. Reading it again would be recorded, and would take the focus away. */
  const show = (message: string, stored: TravelValues) => {
    notifications.show({ message });
    // The next user of this page sees nothing of what was entered blindly.
    const shown = isBlind ? readTravelValues(null) : stored;
    setBefore(shown);
    draft?.discard();
    setStored(isBlind || Object.values(shown).some((text) => text !== ''));
  };
  const isUnchanged = (values: TravelValues) => Object.keys(buildTravelChanges(before, values)).length === 0;
  const closeRemoval = () => {
    close();
    removal.reset();
  };
  return (
    <>
      <Text size="xs" c="dimmed" mt="xs">
        {t(isBlind ? 'travel.blindHint' : 'travel.hint')}
      </Text>
      <RecordForm
        draft={draft}
        mutation={update}
        label={t('travel.open')}
        hasFoot={false}
        isSubmitDisabled={({ values }) => isUnchanged(values)}
        onSubmit={(values) =>
          update.mutate(
            { participant, body: buildTravelChanges(before, values) },
            { onSuccess: () => show(t('travel.saved', { name: participant.fullName }), trimTravelValues(values)) },
          )
        }
      >
        {({ field, values, isPending }) => (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {TRAVEL_FIELDS.map((name) => (
                <TravelInput key={name} name={name} isEditable={canWrite} {...field(name)} />
              ))}
            </SimpleGrid>
            {canWrite && (
              <Group justify="flex-end" gap="xs">
                {isStored && (
                  <Button size="xs" variant="default" onClick={open}>
                    {t('travel.remove')}
                  </Button>
                )}
                <Button size="xs" type="submit" loading={isPending} disabled={isUnchanged(values)}>
                  {t('shared:save')}
                </Button>
              </Group>
            )}
          </>
        )}
      </RecordForm>
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
              show(t('travel.removed', { name: participant.fullName }), readTravelValues(null));
            },
          })
        }
        onClose={closeRemoval}
      />
    </>
  );
}

interface TravelInputProps extends FieldProps<string> {
  name: TravelField;
  isEditable: boolean;
}

function TravelInput({ name, isEditable, ...field }: TravelInputProps) {
  const label = useLabels()('travelDetail', name);
  const format = useFormat();
  if (!isEditable) {
    const text = name === 'passportCountry' && field.value !== '' ? format.country(field.value) : field.value;
    return (
      <Text size="sm">
        <Text span inherit c="dimmed" display="block">
          {label}
        </Text>
        {text || '–'}
      </Text>
    );
  }
  if (name === 'passportCountry') {
    return (
      <CountrySelect
        {...field}
        label={label}
        value={field.value || null}
        onChange={(country) => field.onChange(country ?? '')}
      />
    );
  }
  const kind = name === 'bornOn' || name === 'passportExpiresOn' ? 'day' : 'text';
  return <PlainInput {...field} kind={kind} label={label} autoComplete="off" />;
}
