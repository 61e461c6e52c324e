import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Activity } from '../../../activities/activity.entity.js';
import { declareConstraints } from '../../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import type { ConsentPurpose } from '../../../companies/model/company.constants.js';
import { IntakeConnection } from '../../model/connection.entity.js';
import type { FieldState, PageField, PageLanguage, QuestionKind } from './registration-page.constants.js';

/** A text in some languages. */
export type Localised<T = string> = Partial<Record<PageLanguage, T>>;

/** The texts of a page in one language. */
export interface StoredPageText {
  title: string;
  intro: string | null;
  practical: string | null;
  thanks: string | null;
}

/** An option of a question. */
export interface StoredOption {
  id: string;
  label: Localised;
}

/** A question of a page. */
export interface StoredQuestion {
  id: string;
  label: Localised;
  kind: QuestionKind;
  options: StoredOption[];
  required: boolean;
}

/** A consent that a page asks for. The version grows with every change of the wording. */
export interface StoredPageConsent {
  purpose: ConsentPurpose;
  wording: Localised;
  version: number;
}

/** The registration page of a seminar. */
@Entity('registration_page')
@Unique('registration_page_activity_id_uq', ['activityId'])
@Unique('registration_page_connection_id_uq', ['connectionId'])
@Unique('registration_page_slug_uq', ['slug'])
export class RegistrationPage extends RecordEntity {
  /** The seminar. */
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  /** The connection whose deliveries are the registrations of the page. */
  @ForeignKey(() => IntakeConnection)
  @Column('uuid')
  connectionId: string;

  /** The end of its address, `/r/{slug}`. */
  @Column('text')
  slug: string;

  /** Whether people can see it. */
  @Column('boolean', { default: false })
  enabled: boolean;

  /** The first is the language of people who ask for none of them. */
  @Column('text', { array: true })
  languages: PageLanguage[];

  @Column('jsonb')
  texts: Localised<StoredPageText>;

  /** The fields that the form has; a field that is absent is hidden. */
  @Column('jsonb')
  fields: Partial<Record<PageField, FieldState>>;

  @Column('jsonb')
  questions: StoredQuestion[];

  @Column('jsonb')
  consents: StoredPageConsent[];

  /** The latest version of the wording for each purpose, also of one that the page does not ask for any more. */
  @Column('jsonb')
  consentVersions: Partial<Record<ConsentPurpose, number>>;

  @Column('jsonb')
  privacyNotice: Localised;

  /** Whether people confirm their address before they get a seat. Without a mail server they cannot. */
  @Column('boolean')
  doubleOptIn: boolean;

  /** Origins of the sites that may show the page in a frame. */
  @Column('text', { array: true, default: [] })
  embedOrigins: string[];
}

/** Registration pages, as records. */
export const REGISTRATION_PAGE: RecordKind<RegistrationPage> = { entity: RegistrationPage, name: 'registration_page' };

declareConstraints({
  registration_page_slug_uq: {
    code: 'registration_page.slug_taken',
    detail: 'slug is used by another registration page; choose another.',
    pointer: '/slug',
  },
  registration_page_activity_id_uq: {
    code: 'request.stale_version',
    detail: 'Somebody else has just created the registration page of this seminar.',
  },
});
