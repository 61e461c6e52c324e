import { Alert, Button, Group, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { type Meeting, useUpdateMeeting } from '../meetings.api';
import { canMove } from './schedule.rules';
import { usePlaceOptions } from './use-place-options';

interface MeetingFormProps {
  /** The meeting as it is now. */
  meeting: Meeting;
  onDone: () => void;
}

const FIELDS = ['/slotId', '/table', '/outcome', '/score'];

/** Moves a meeting to another slot and table, or records the outcome of one that is over. */
export function MeetingForm({ meeting, onDone }: MeetingFormProps) {
  const { t } = useTranslation(['meetings', 'shared']);
  const { mutate, isPending, error } = useUpdateMeeting(meeting.activityId);
  const { form, general, findDetail } = useFormProblem(error, FIELDS);
  const { seen, onError } = useSeenVersion(meeting);
  const { slots, tables } = usePlaceOptions();
  const [values, setValues] = useState({
    slotId: meeting.slotId,
    table: String(meeting.table),
    outcome: meeting.outcome ?? '',
    score: meeting.score,
  });
  const change = (changes: Partial<typeof values>) => setValues((known) => ({ ...known, ...changes }));
  const isMovable = canMove(meeting);
  const isHeld = meeting.status === 'held';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { slotId, table, outcome, score } = values;
    const body = isMovable
      ? { slotId, table: Number(table) }
      : { outcome: outcome.trim() || null, ...(isHeld && { score }) };
    mutate({ meeting: seen ?? meeting, body }, { onSuccess: onDone, onError });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <Text size="sm" fw={600}>
          {meeting.visitorName} – {meeting.hostName}
        </Text>
        {isMovable ? (
          <>
            <Select
              label={t('slot')}
              allowDeselect={false}
              data-autofocus
              value={values.slotId}
              error={findDetail('/slotId')}
              onChange={(slotId) => slotId && change({ slotId })}
              data={slots}
            />
            <Select
              label={t('tableLabel')}
              allowDeselect={false}
              searchable
              value={values.table}
              error={findDetail('/table')}
              onChange={(table) => table && change({ table })}
              data={tables}
            />
            <Text size="sm" c="dimmed">
              {t('moveHint')}
            </Text>
          </>
        ) : (
          <>
            <Textarea
              label={t('outcome')}
              data-autofocus
              autosize
              minRows={2}
              value={values.outcome}
              error={findDetail('/outcome')}
              onChange={({ currentTarget }) => change({ outcome: currentTarget.value })}
            />
            {isHeld && (
              <NumberInput
                label={t('score')}
                description={t('scoreHint')}
                min={1}
                max={5}
                allowDecimal={false}
                value={values.score ?? ''}
                error={findDetail('/score')}
                onChange={(score) => change({ score: score === '' ? null : Number(score) })}
              />
            )}
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(isMovable ? 'move' : 'shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
