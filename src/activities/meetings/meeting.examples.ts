import { ApiParam } from '@nestjs/swagger';

/** The id of a record of the demo in a path, for trying a route out. */
const inPath = (name: string, description: string, example: string) =>
  ApiParam({ name, description, schema: { type: 'string', format: 'uuid', example } });

/** The activity that has meetings in the demo: the delegation of 2015. */
export const MeetingActivity = () => inPath('id', 'Id of the activity.', '0199c000-0000-7000-8000-000000000401');

/** A party to its meetings. */
export const ExampleParty = () => inPath('partyId', 'Id of the party.', '0199c000-0000-7000-8000-000000401201');

/** A meeting of that party. */
export const ExampleMeeting = () => inPath('meetingId', 'Id of the meeting.', '0199c000-0000-7000-8000-000000401401');
