import {
  ActionIcon,
  Alert,
  Button,
  Fieldset,
  Group,
  Input,
  NumberInput,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core';
import Trash from 'lucide-react/icons/trash-2';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { LoadingState } from '../../../shared/layout/loading-state';
import { type Activity, type Programme, usePutSlots } from '../meetings.api';
import { useFormat } from '../../../shared/format/use-format';
import { SeriesInput } from './series-input';
import {
  buildProgrammeRequest,
  type ProgrammeValues,
  readProgrammeValues,
  type SlotValues,
  sortSlots,
} from './slots.rules';

interface ProgrammeFormProps {
  activity: Activity;
  programme: Programme | null;
  onDone: () => void;
}

/** Sets the tables and the slots of the meetings. */
export function ProgrammeForm({ activity, programme, onDone }: ProgrammeFormProps) {
  const { t } = useTranslation(['meetings', 'shared']);
  const format = useFormat();
  const { id, timezone, startsOn } = activity;
  const { mutate, isPending, error } = usePutSlots(id);
  const draft = useDraft<ProgrammeValues>(`meeting slots ${id}`, readProgrammeValues(programme, timezone));
  const { seen, onError } = useSeenVersion(programme);
  const slots = draft?.value.slots ?? [];
  const pointers = slots.flatMap((_, index) => [`/slots/${index}/startsAt`, `/slots/${index}/endsAt`]);
  const { form, general, findDetail } = useFormProblem(error, ['/tables', '/tableNames', ...pointers]);
  const { rows, focusAfterRemoval } = useRowFocus();
  if (!draft) return <LoadingState />;
  const { value, change, discard, isRestored } = draft;
  const close = () => {
    discard();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The server names slots by their places in the request. They are not sorted before, while somebody types a time.
    change({ slots: sortSlots(slots) });
    mutate({ programme: seen, body: buildProgrammeRequest(value) }, { onSuccess: close, onError });
  };
  const set = (index: number, part: Partial<SlotValues>) =>
    change({ slots: slots.map((slot, position) => (position === index ? { ...slot, ...part } : slot)) });
  const renderTime = (slot: SlotValues, index: number, field: 'startsAt' | 'endsAt') => (
    <TextInput
      type="datetime-local"
      flex="1 1 170px"
      label={t(`programme.${field}`, { position: index + 1 })}
      value={slot[field]}
      error={findDetail(`/slots/${index}/${field}`)}
      onChange={({ currentTarget }) => set(index, { [field]: currentTarget.value })}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <NumberInput
          label={t('programme.tables')}
          description={t('programme.tablesHint')}
          min={1}
          allowDecimal={false}
          value={value.tables}
          error={findDetail('/tables')}
          onChange={(tables) => change({ tables })}
        />
        <TagsInput
          label={t('programme.tableNames')}
          description={t('programme.tableNamesHint')}
          acceptValueOnBlur
          clearable
          value={value.tableNames}
          error={findDetail('/tableNames')}
          onChange={(tableNames) => change({ tableNames })}
        />
        <SeriesInput
          day={slots.at(-1)?.startsAt.slice(0, 10) ?? startsOn}
          onAdd={(added) => change({ slots: sortSlots([...slots, ...added]) })}
        />
        <Fieldset legend={t('programme.slots', { zone: format.zonePlace(timezone) })}>
          {slots.length === 0 && <Input.Description>{t('programme.noSlots')}</Input.Description>}
          <Stack gap="xs" ref={rows}>
            {slots.map((slot, index) => (
              <Group key={slot.id ?? `new ${index}`} gap="xs" align="flex-end">
                {renderTime(slot, index, 'startsAt')}
                {renderTime(slot, index, 'endsAt')}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('programme.remove', { position: index + 1 })}
                  data-remove
                  onClick={() => {
                    change({ slots: slots.filter((one) => one !== slot) });
                    focusAfterRemoval(index);
                  }}
                >
                  <Trash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
          </Stack>
        </Fieldset>
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
