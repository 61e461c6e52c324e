import { ExampleId } from '../../../common/openapi/demo-records.examples.js';

/**
 * The activity with meetings in the demo data. It is the seminar of 2016, because the slots in the examples have dates.
 */
export const MeetingActivity = () => ExampleId('id', 'Id of the activity.', '0199c000-0000-7000-8000-000000000404');

/** A party to its meetings. */
export const ExampleParty = () => ExampleId('partyId', 'Id of the party.', '0199c000-0000-7000-8000-000000404201');

/** A meeting of that party. */
export const ExampleMeeting = () =>
  ExampleId('meetingId', 'Id of the meeting.', '0199c000-0000-7000-8000-000000404401');
