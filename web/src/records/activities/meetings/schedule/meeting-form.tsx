import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { SearchableSelect } from '../../../../shared/fields/searchable-select';
import { useSeenVersion } from '../../../../shared/fields/use-seen-version';
import { RecordForm } from '../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { type Meeting, meetingApi } from '../meetings.api';
import { canMove } from './schedule.rules';
import { usePlaceOptions } from './use-place-options';

interface MeetingFormProps {
  /** The meeting as it is now. */
  meeting: Meeting;
  onDone: () => void;
}

/** Moves a meeting to another slot and table, or records the outcome of one that is over. */
export function MeetingForm({ meeting, onDone }: MeetingFormProps) {
  const { t } = useTranslation(['meetings', 'shared']);
  const update = meetingApi.useSave(meeting.activityId);
  const { seen, onError } = useSeenVersion(meeting);
  const { slots, tables } = usePlaceOptions();
  const draft = useFormDraft(null, {
    slotId: meeting.slotId,
    table: String(meeting.table),
    outcome: meeting.outcome ?? '',
    score: meeting.score,
  });
  const isMovable = canMove(meeting);
  const isHeld = meeting.status === 'held';
  return (
    <RecordForm
      draft={draft}
      mutation={update}
      submitText={t(isMovable ? 'words.move' : 'shared:save')}
      onClose={onDone}
      onSubmit={({ slotId, table, outcome, score }, finish) => {
        const body = isMovable
          ? { slotId, table: Number(table) }
          : { outcome: outcome.trim() || null, ...(isHeld && { score }) };
        update.mutate({ part: seen ?? meeting, body }, { onSuccess: finish, onError });
      }}
    >
      {({ field }) => (
        <>
          <Text size="sm" fw={600}>
            {meeting.visitorName} – {meeting.hostName}
          </Text>
          {isMovable ? (
            <>
              <Select {...field('slotId')} label={t('slot')} allowDeselect={false} data-autofocus data={slots} />
              <SearchableSelect {...field('table')} label={t('tableLabel')} allowDeselect={false} data={tables} />
              <Text size="sm" c="dimmed">
                {t('moveHint')}
              </Text>
            </>
          ) : (
            <>
              <PlainInput {...field('outcome')} kind="textarea" label={t('outcome')} minRows={2} data-autofocus />
              {isHeld && (
                <PlainInput {...field('score', t('scoreHint'))} kind="number" label={t('score')} min={1} max={5} />
              )}
            </>
          )}
        </>
      )}
    </RecordForm>
  );
}
