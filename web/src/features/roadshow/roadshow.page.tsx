import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import fields from 'record-catalogue/roadshows';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ACTIVITY_EDITOR,
  useActivityFieldLabel,
} from '../../records/activities/activity-fields/activity-editor.constants';
import { MailTab } from '../../records/activities/mailings/mail-tab';
import { DocumentsTab } from '../../records/documents/documents-tab';
import { RecordTimeline } from '../../records/timeline/record-timeline';
import { loadPart } from '../../shared/api/connection.store';
import { groupFields } from '../../shared/catalogue/catalogue-field.rules';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { FieldCard } from '../../shared/record-editor/field-card';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { MeetingsZoneNotice } from './meetings-zone-notice';
import { ResultsCard } from './results-card';
import { RoadshowHead } from './roadshow-head';
import { roadshowApi, type RoadshowView, seminarsQuery, stopApi } from './roadshow.api';
import { StopsTab } from './stops/stops-tab';

const MeetingsPanel = lazy(async () => {
  const { MeetingsPanel: Panel } = await loadPart(() => import('../../records/activities/meetings/meetings-panel'));
  return { default: Panel };
});

const route = getRouteApi('/user/roadshows/$roadshowId');

/** The fields of a roadshow that can be edited in place, in groups. */
const FIELD_GROUPS = groupFields(
  fields,
  {
    plan: ['title', 'status', 'days', 'timezone', 'targetCountry', 'sectors', 'objectives'],
    organisation: ['ownerId', 'agreementId', 'notes'],
    money: ['budgetEur', 'costEur'],
  },
  'organisation',
  // The days and hours are edited together.
  ['startsOn', 'endsOn'],
);

const ROADSHOW_SCREEN: RecordScreenDefinition<'roadshows'> = {
  ...ACTIVITY_EDITOR,
  useFieldLabel: () => useActivityFieldLabel('roadshows'),
  api: roadshowApi,
  kind: 'roadshow',
  dictionary: 'roadshow',
  Head: RoadshowHead,
  tabs: {
    stops: StopsTab,
    businessMeetings: MeetingsTab,
    details: DetailsTab,
    mail: RoadshowMailTab,
    documents: DocumentsTab,
    timeline: RecordTimeline,
  },
  Side: ResultsCard,
  isSideFirst: true,
};

/** One roadshow: its stops with what they were to reach and reached, what is known of it, and what happened. */
export function RoadshowPage() {
  const { roadshowId } = route.useParams();
  // They are read together with the roadshow.
  useQuery(stopApi.query(roadshowId));
  useQuery(seminarsQuery(roadshowId));
  return <RecordScreen definition={ROADSHOW_SCREEN} id={roadshowId} />;
}

function MeetingsTab() {
  const { record } = useRecordEditor<RoadshowView>();
  return (
    <>
      <MeetingsZoneNotice />
      <MeetingsPanel activityId={record.id} />
    </>
  );
}

function DetailsTab() {
  const { t } = useTranslation('roadshow');
  return Object.entries(FIELD_GROUPS).map(([group, names]) => (
    <FieldCard key={group} title={t(listTextKeys('groups', group))} fields={names} />
  ));
}

function RoadshowMailTab() {
  return <MailTab kind="roadshow" />;
}
