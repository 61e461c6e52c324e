import type { components } from '../../../../shared/api/schema';
import type { ColumnKind } from '../meetings-search.rules';

type Meeting = components['schemas']['MeetingView'];
type Party = components['schemas']['MeetingPartyView'];
type Programme = components['schemas']['MeetingProgrammeView'];

/** A column of the schedule: a table or a party. */
export interface ScheduleColumn {
  key: string;
  label: string;
}

/** Lists the columns of the schedule. */
export function listColumns(
  by: ColumnKind,
  programme: Pick<Programme, 'tables' | 'tableNames'>,
  parties: readonly Pick<Party, 'id' | 'side' | 'label'>[],
  nameTable: (table: number) => string,
): ScheduleColumn[] {
  if (by === 'tables') {
    return Array.from({ length: programme.tables }, (_, index) => ({
      key: String(index + 1),
      label: programme.tableNames[index] ?? nameTable(index + 1),
    }));
  }
  const side = by === 'visitors' ? 'visitor' : 'host';
  return parties.filter((party) => party.side === side).map(({ id, label }) => ({ key: id, label }));
}

/** Returns the key of the column in which a meeting stands. */
export function getColumnKey(by: ColumnKind, { table, visitorId, hostId }: Meeting): string {
  if (by === 'tables') return String(table);
  return by === 'visitors' ? visitorId : hostId;
}

/** Arranges meetings by slot and column. Cancelled ones have no place. */
export function arrangeMeetings(by: ColumnKind, meetings: readonly Meeting[]): ReadonlyMap<string, Meeting> {
  const live = meetings.filter(({ status }) => status !== 'cancelled');
  return new Map(live.map((meeting) => [`${meeting.slotId} ${getColumnKey(by, meeting)}`, meeting]));
}

/** Tells whether the parties of a meeting can still be moved to another slot or table. */
export function canMove({ status }: Pick<Meeting, 'status'>): boolean {
  return status === 'proposed' || status === 'confirmed';
}

/** Lists the meetings in which a party takes part. */
export function listMeetingsWith(partyId: string, meetings: readonly Meeting[]): readonly Meeting[] {
  return meetings.filter(({ visitorId, hostId }) => visitorId === partyId || hostId === partyId);
}
