/** A speaker of a session. */
export class SpeakerView {
  /** @example "Li Na" */
  name: string;
  /** @example "Export manager" */
  capacity: string | null;
  contactId: string | null;
  companyId: string | null;
}

/** A session of a seminar as the API returns it. */
export class SessionView {
  id: string;
  seminarId: string;
  /** @example "Light against sundowning" */
  title: string;
  startsAt: Date;
  endsAt: Date;
  /**
   * The local time at its start.
   * @example "2027-03-18T09:30:00"
   */
  localStart: string;
  /** @example "2027-03-18T10:15:00" */
  localEnd: string;
  /** @example "Auditorium" */
  room: string | null;
  /** @example "en" */
  language: string | null;
  description: string | null;
  speakers: SpeakerView[];
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
