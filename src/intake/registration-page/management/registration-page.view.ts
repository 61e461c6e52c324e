import { ApiProperty } from '@nestjs/swagger';
import type { ConsentPurpose } from '../../../companies/model/company.constants.js';
import {
  PAGE_LANGUAGES,
  type PageLanguage,
  type PageWarning,
  type QuestionKind,
} from '../model/registration-page.constants.js';
import { LocalisedLabel, LocalisedNotice, LocalisedWording, PageFieldStates } from './registration-page.dto.js';

/** The texts of a page in one language. */
export class PageTextView {
  /** @example "Limburg, testing ground for Europe" */
  title: string;
  intro: string | null;
  practical: string | null;
  thanks: string | null;
}

/** The texts of a page in its languages. */
export class PageTextsView {
  en?: PageTextView;
  nl?: PageTextView;
  zh?: PageTextView;
}

/** An option of a question. */
export class PageOptionView {
  /** @example "none" */
  id: string;
  label: LocalisedLabel;
}

/** A question of the form. */
export class PageQuestionView {
  /** @example "diet" */
  id: string;
  label: LocalisedLabel;
  /** @example "choice" */
  kind: QuestionKind;
  options: PageOptionView[];
  required: boolean;
}

/** A consent that the form asks for. */
export class PageConsentView {
  /** @example "event_invitation" */
  purpose: ConsentPurpose;
  wording: LocalisedWording;
  /**
   * The version of the wording, which the server assigns.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A thing to look at before the page is published. */
export class PageWarningView {
  /** @example "no_closing_time" */
  code: PageWarning;
  /** @example "The seminar has no closing time, so people can register until it ends." */
  detail: string;
}

/** The registration page of a seminar. */
export class RegistrationPageView {
  id: string;
  seminarId: string;
  /** The connection whose deliveries are the registrations of the page. Its rules make leads of them. */
  connectionId: string;
  /** @example "testing-ground" */
  slug: string;
  /**
   * The address of the page.
   * @example "https://crm.example/r/testing-ground"
   */
  url: string;
  /** Whether people can register on it. */
  enabled: boolean;
  /** @example ["en", "zh"] */
  @ApiProperty({ enum: PAGE_LANGUAGES, isArray: true })
  languages: PageLanguage[];
  texts: PageTextsView;
  fields: PageFieldStates;
  questions: PageQuestionView[];
  consents: PageConsentView[];
  privacyNotice: LocalisedNotice;
  /** Whether people confirm their address before they get a seat. Nobody can without a mail server. */
  doubleOptIn: boolean;
  /** @example ["https://www.locateinlimburg.com"] */
  embedOrigins: string[];
  warnings: PageWarningView[];
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
