import { ApiParam } from '@nestjs/swagger';

/** The activity that has meetings in the demo: the delegation of 2015. */
export const MeetingActivity = () => ApiParam({ name: 'id', example: '0199c000-0000-7000-8000-000000000401' });
