import { PERSON_RECORD_KINDS, type PersonRecordKind } from './person-key.rules.js';
import { ApiProperty } from '@nestjs/swagger';

/** A record about a person. */
export class PersonRecordView {
  @ApiProperty({ enum: PERSON_RECORD_KINDS, example: 'registration' })
  kind: PersonRecordKind;
  /** The id of the record; of a speaker, that of the session. */
  id: string;
  /**
   * The seminar, delegation, form or subject; for a suppressed address, the reason.
   * @example "SEM-2026-0002 Smart light for horticulture"
   */
  label: string;
}

/** A person whose data are stored. */
export class FoundPersonView {
  /**
   * The id of the contact, or the key of the record by which somebody is known who is no contact.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  key: string;
  /** @example ["Chen Wei", "陈伟"] */
  names: string[];
  /** @example ["chen.wei@lumenova.example"] */
  emails: string[];
  /** At most 50 of each kind, the latest first. The report has all of them. */
  records: PersonRecordView[];
  /** The contact; after merges, the surviving one. */
  contactId: string | null;
}

/** The people whom a search has found. */
export class PeopleView {
  items: FoundPersonView[];
  /** Whether there are further people; search for more of the name, or for the address. */
  hasMore: boolean;
}
