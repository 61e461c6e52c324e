import { ActionIcon, Fieldset, Group, Input, Stack, TagsInput } from '@mantine/core';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { useRowFocus } from '../../../../shared/fields/use-focus';
import { useSeenVersion } from '../../../../shared/fields/use-seen-version';
import { useFormat } from '../../../../shared/format/use-format';
import { type FormState, RecordForm } from '../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { type Activity, type Programme, usePutSlots } from '../meetings.api';
import { SeriesInput } from './series-input';
import { addSeries, buildProgrammeRequest, type ProgrammeValues, readProgrammeValues, sortSlots } from './slots.rules';

interface ProgrammeFormProps {
  activity: Activity;
  programme: Programme | null;
  onDone: () => void;
}

/** Sets the tables and the slots of the meetings. */
export function ProgrammeForm({ activity, programme, onDone }: ProgrammeFormProps) {
  const { t } = useTranslation('meetings');
  const { id, timezone } = activity;
  const save = usePutSlots(id);
  const { seen, onError } = useSeenVersion(programme);
  const draft = useFormDraft(`meeting slots ${id}`, readProgrammeValues(programme, activity));
  return (
    <RecordForm
      draft={draft}
      mutation={save}
      pointers={{
        slots: draft?.values.slots.flatMap((_, index) => [`/slots/${index}/startsAt`, `/slots/${index}/endsAt`]) ?? [],
      }}
      onClose={onDone}
      onSubmit={(values, finish) => {
        // The server names slots by their places in the request. They are not sorted before, while somebody types a time.
        const sent = values.isSeriesWaiting ? addSeries(values) : { slots: sortSlots(values.slots) };
        draft?.change(sent);
        save.mutate(
          { programme: seen, body: buildProgrammeRequest({ ...values, ...sent }) },
          { onSuccess: finish, onError },
        );
      }}
    >
      {(form) => (
        <>
          <PlainInput
            {...form.field('tables', t('programme.tablesHint'))}
            kind="number"
            label={t('words.tables')}
            min={1}
          />
          <TagsInput
            {...form.field('tableNames', t('programme.tableNamesHint'))}
            label={t('words.tableNames')}
            acceptValueOnBlur
            clearable
          />
          <SeriesInput form={form} />
          <SlotsInput form={form} timeZone={timezone} />
        </>
      )}
    </RecordForm>
  );
}

function SlotsInput({ form, timeZone }: { form: FormState<ProgrammeValues>; timeZone: string }) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const { rows, focusAfterRemoval } = useRowFocus();
  const { slots } = form.values;
  const { description } = form.field('slots', slots.length === 0 ? t('programme.noSlots') : undefined);
  return (
    <Fieldset legend={t('programme.slots', { zone: format.zonePlace(timeZone) })}>
      {description !== undefined && <Input.Description>{description}</Input.Description>}
      <Stack gap="xs" ref={rows}>
        {slots.map((slot, index) => (
          <Group key={slot.id ?? `new ${index}`} gap="xs" align="flex-end">
            {(['startsAt', 'endsAt'] as const).map((name) => (
              <PlainInput
                key={name}
                kind="moment"
                flex="1 1 170px"
                label={t(`programme.${name}`, { position: index + 1 })}
                value={slot[name]}
                error={form.findDetail(`/slots/${index}/${name}`)}
                onChange={(moment) => form.change({ slots: slots.with(index, { ...slot, [name]: moment }) })}
              />
            ))}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('programme.remove', { position: index + 1 })}
              data-remove
              onClick={() => {
                form.change({ slots: slots.filter((one) => one !== slot) });
                focusAfterRemoval(index);
              }}
            >
              <Trash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Fieldset>
  );
}
