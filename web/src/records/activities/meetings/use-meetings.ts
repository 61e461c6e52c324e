import { createContext, useContext } from 'react';
import type { Activity, Meeting, Party, Programme } from './meetings.api';

/** Everything about the meetings of the activity of the page. */
export interface Meetings {
  activity: Activity;
  /** The tables and slots; null as long as there are none. */
  programme: Programme | null;
  /** The parties that take part, visitors and hosts by their names. */
  parties: readonly Party[];
  archivedParties: readonly Party[];
  /** All meetings, cancelled ones included. */
  meetings: readonly Meeting[];
  canEdit: boolean;
}

export const MeetingsContext = createContext<Meetings | null>(null);

/** Returns everything about the meetings of the activity of the page. */
export function useMeetings(): Meetings {
  const meetings = useContext(MeetingsContext);
  if (!meetings) throw new Error('There are no meetings around this component.');
  return meetings;
}
