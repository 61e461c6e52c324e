import { Grid } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import fields from 'record-catalogue/seminars';
import { useTranslation } from 'react-i18next';
import {
  ACTIVITY_EDITOR,
  useActivityFieldLabel,
} from '../../records/activities/activity-fields/activity-editor.constants';
import { FollowUpList } from '../../records/activities/follow-up/follow-up-list';
import { DocumentsTab } from '../../records/documents/documents-tab';
import { RecordTimeline } from '../../records/timeline/record-timeline';
import { groupFields } from '../../shared/catalogue/catalogue-field.rules';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { FieldCard } from '../../shared/record-editor/field-card';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { CheckInTab } from './check-in/check-in-tab';
import { SeminarMailTab } from './mail/seminar-mail-tab';
import { RegistrationPageTab } from './registration-page/registration-page-tab';
import { RegistrationsTab } from './registrations/registrations-tab';
import { SeatsCard } from './seats-card';
import { SeminarHead } from './seminar-head';
import { findSeminarState } from './seminar-state.rules';
import { seminarApi, type SeminarView } from './seminar.api';
import { SessionsTab } from './sessions/sessions-tab';

const route = getRouteApi('/user/seminars/$seminarId');

/** The fields of a seminar that can be edited in place, in groups. */
const FIELD_GROUPS = groupFields(
  fields,
  {
    plan: ['title', 'status', 'times', 'languages', 'objectives'],
    place: ['venue', 'city', 'country', 'onlineUrl'],
    registration: ['capacity', 'registrationOpensAt', 'registrationClosesAt', 'reminderDays', 'confirmWithinHours'],
    organisation: ['ownerId', 'roadshowStopId', 'delegationId', 'agreementId', 'notes'],
    money: ['budgetEur', 'costEur'],
  },
  'organisation',
  // The days and hours are edited together.
  ['startsAt', 'endsAt', 'startsOn', 'endsOn', 'timezone'],
);

const SEMINAR_SCREEN: RecordScreenDefinition<'seminars'> = {
  ...ACTIVITY_EDITOR,
  useFieldLabel: () => useActivityFieldLabel('seminars'),
  api: seminarApi,
  kind: 'seminar',
  dictionary: 'seminar',
  Head: SeminarHead,
  tabs: {
    details: DetailsTab,
    registrations: RegistrationsTab,
    'registration-page': RegistrationPageTab,
    'check-in': CheckInTab,
    sessions: SessionsTab,
    'follow-up': FollowUpTab,
    mail: SeminarMailTab,
    documents: DocumentsTab,
    timeline: RecordTimeline,
  },
};

/** One seminar: what is planned, who registered, who comes in, and who is followed up. */
export function SeminarPage() {
  return <RecordScreen definition={SEMINAR_SCREEN} id={route.useParams().seminarId} />;
}

function DetailsTab() {
  const { t } = useTranslation('seminar');
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
        {Object.entries(FIELD_GROUPS).map(([group, names]) => (
          <FieldCard key={group} title={t(listTextKeys('groups', group))} fields={names} />
        ))}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
        <SeatsCard />
      </Grid.Col>
    </Grid>
  );
}

function FollowUpTab() {
  const { record } = useRecordEditor<SeminarView>();
  return <FollowUpList activity={record} isOver={findSeminarState(record).isOver} />;
}
