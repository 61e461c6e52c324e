import type { RecordReference } from '../../../records/search/record-reference.rules';
import type { components } from '../../../shared/api/schema';
import { cleanTexts, pickSent } from '../../../shared/forms/form-values.rules';
import { toLocalInput } from '../../../shared/format/event-times.rules';

type Schemas = components['schemas'];

export interface SpeakerValues {
  name: string;
  capacity: string;
  contact: RecordReference | null;
  company: RecordReference | null;
}

/** The values of the form of a session. Times are local times in the time zone of the seminar. */
export interface SessionValues {
  title: string;
  startsAt: string;
  endsAt: string;
  room: string;
  language: string | null;
  description: string;
  speakers: SpeakerValues[];
}

export const NO_SPEAKER: SpeakerValues = { name: '', capacity: '', contact: null, company: null };

type Seminar = Pick<Schemas['SeminarView'], 'startsAt' | 'endsAt' | 'startsOn' | 'timezone' | 'languages'>;

/** Returns the values of a new session. It begins when the last one ends, or else with the seminar. */
export function startSession(
  seminar: Seminar,
  sessions: readonly Pick<Schemas['SessionView'], 'endsAt'>[],
): SessionValues {
  const { startsAt, endsAt, startsOn, timezone, languages } = seminar;
  const last =
    sessions
      .map((session) => session.endsAt)
      .toSorted()
      .at(-1) ?? startsAt;
  return {
    title: '',
    startsAt: last ? toLocalInput(last, timezone) : `${startsOn}T09:00`,
    endsAt: endsAt ? toLocalInput(endsAt, timezone) : `${startsOn}T10:00`,
    room: '',
    language: languages.length === 1 ? languages[0]! : null,
    description: '',
    speakers: [],
  };
}

/** Returns the values of a session. The names of linked records are those of the speaker until they are read. */
export function readSession(session: Schemas['SessionView'], timezone: string): SessionValues {
  const { title, startsAt, endsAt, room, language, description, speakers } = session;
  return {
    title,
    startsAt: toLocalInput(startsAt, timezone),
    endsAt: toLocalInput(endsAt, timezone),
    room: room ?? '',
    language,
    description: description ?? '',
    speakers: speakers.map(({ name, capacity, contactId, companyId }) => ({
      name,
      capacity: capacity ?? '',
      contact: contactId ? { kind: 'contact', id: contactId, title: name } : null,
      company: companyId ? { kind: 'company', id: companyId, title: '…' } : null,
    })),
  };
}

/** Lists the speakers that are sent: those of whom something is known. The server asks for a name that is missing. */
export function listSpeakers(speakers: readonly SpeakerValues[]): SpeakerValues[] {
  return speakers.filter(
    ({ name, capacity, contact, company }) =>
      name.trim() !== '' || capacity.trim() !== '' || contact !== null || company !== null,
  );
}

/** Builds the request. An update contains what was changed only. */
export function buildSession(
  values: SessionValues,
  isSent: (field: keyof SessionValues) => boolean,
): Schemas['CreateSession'] {
  const { title, startsAt, endsAt, speakers } = values;
  const body = {
    ...cleanTexts(values),
    title: title.trim(),
    startsAt,
    endsAt,
    speakers: listSpeakers(speakers).map(({ contact, company, ...texts }) => {
      const { name, capacity } = cleanTexts(texts);
      const contactId = contact?.id ?? null;
      return { name: name ?? contact?.title ?? '', capacity, contactId, companyId: company?.id ?? null };
    }),
  };
  return pickSent(body, isSent);
}
