import { SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, readBody } from '../../../shared/api/api.client';
import { PlainInput } from '../../../shared/fields/plain-input';
import { TimeZoneSelect } from '../../countries/time-zone-select';
import { findToday } from '../../../shared/format/format.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useNewDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { useUser } from '../../../shared/session/use-session';
import { CountrySelect } from '../../countries/country-select';
import { useMainZone } from '../../countries/use-main-zone';
import { UserSelect } from '../../users/user-select';
import { type ActivityReference, getActivityPath } from '../activity-path.rules';
import { ActivityTimesInput } from './activity-times-input';
import {
  type ActivityValues,
  buildDelegation,
  buildRoadshow,
  buildSeminar,
  changeKind,
  CREATED_KINDS,
  type CreatedKind,
  isInboundDelegation,
  listRequired,
  startActivity,
} from './activity-values.rules';

interface ActivityFormProps {
  kind: CreatedKind;
  /** The day that was chosen for the activity, if any. */
  day: string | null;
  onClose: () => void;
}

const POINTERS = {
  startsOn: ['/startsOn', '/startsAt'],
  endTime: '/endsAt',
  country: ['/country', '/targetCountry'],
};

/**
 * The short form that creates a delegation, a roadshow or a seminar. Everything else is entered on its page, which opens
 * then.
 */
export function ActivityForm({ kind: firstKind, day, onClose }: ActivityFormProps) {
  const { t } = useTranslation('activity-create');
  const label = useLabels();
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const create = useCreateActivity();
  const findMainZone = useMainZone();
  // A day that was chosen has a draft of its own, so that the form does not begin with the days of another draft.
  const draft = useNewDraft(
    `new activity ${firstKind} ${day ?? ''}`,
    startActivity(firstKind, day ?? findToday(), userId),
  );
  const kind = draft?.values.kind ?? firstKind;
  return (
    <RecordForm
      draft={draft}
      mutation={create}
      required={listRequired(kind)}
      pointers={POINTERS}
      submitText={t(`submits.${kind}`)}
      onClose={onClose}
      onCorrect={create.reset}
      onSubmit={(values, finish) =>
        create.mutate(values, {
          onSuccess: (created) => {
            finish();
            void navigate({ to: getActivityPath(created) });
          },
        })
      }
    >
      {({ field, values, change }) => (
        <>
          <SegmentedControl
            fullWidth
            aria-label={t('words.kind')}
            value={kind}
            onChange={(value) => change(changeKind(values, { kind: value }))}
            data={CREATED_KINDS.map((one) => ({ value: one, label: label('activityKind', one) }))}
          />
          <PlainInput
            {...field('title', t(`titleHints.${kind}`))}
            kind="text"
            label={t('words.title')}
            data-autofocus
          />
          {kind === 'delegation' && (
            <SegmentedControl
              fullWidth
              aria-label={t('words.direction')}
              value={values.direction}
              onChange={(direction) => change(changeKind(values, { direction }))}
              data={(['inbound', 'outbound'] as const).map((one) => ({ value: one, label: t(`directions.${one}`) }))}
            />
          )}
          <ActivityTimesInput values={values} field={field} onChange={change} />
          <CountrySelect
            {...(isInboundDelegation(values) ? field('country', t('inboundCountryHint')) : field('country'))}
            label={t(kind === 'roadshow' ? 'targetCountry' : 'words.country')}
            onChange={(country) => change({ country, timezone: findMainZone(country) ?? values.timezone })}
          />
          <TimeZoneSelect
            {...field('timezone', t('timezoneHint'))}
            country={values.country}
            label={t('words.timezone')}
          />
          {kind !== 'roadshow' && <PlainInput {...field('city')} kind="text" label={t('words.city')} />}
          {kind === 'seminar' && <PlainInput {...field('venue')} kind="text" label={t('words.venue')} />}
          <UserSelect {...field('ownerId')} label={t('words.owner')} />
        </>
      )}
    </RecordForm>
  );
}

async function createActivity(values: ActivityValues): Promise<ActivityReference> {
  const { kind } = values;
  const { id } = await readBody<{ id: string }>(
    kind === 'delegation'
      ? api.POST('/api/v1/delegations', { body: buildDelegation(values) })
      : kind === 'roadshow'
        ? api.POST('/api/v1/roadshows', { body: buildRoadshow(values) })
        : api.POST('/api/v1/seminars', { body: buildSeminar(values) }),
  );
  return { id, kind };
}

/** Returns a mutation that creates a delegation, a roadshow or a seminar. */
function useCreateActivity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createActivity,
    onSuccess: () => void client.invalidateQueries({ queryKey: ['activities'] }),
  });
}
