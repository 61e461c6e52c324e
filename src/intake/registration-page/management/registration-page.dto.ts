import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../../companies/model/company.constants.js';
import { IsSingleLine, IsTextBlock } from '../../../common/validation/field.decorator.js';
import { NestedList, NestedObject } from '../../../common/validation/reference.decorator.js';
import {
  FIELD_STATES,
  type FieldState,
  KEY,
  PAGE_LANGUAGES,
  type PageLanguage,
  QUESTION_KINDS,
  type QuestionKind,
  SLUG,
} from '../model/registration-page.constants.js';

const MAX_LABEL_LENGTH = 300;
const MAX_WORDING_LENGTH = 2_000;
const MAX_TEXT_LENGTH = 4_000;
const MAX_NOTICE_LENGTH = 10_000;

/** An origin of a site: scheme, host and port, without a path. Only this machine may do without https. */
const ORIGIN = /^(?:https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+|https?:\/\/(?:localhost|127\.0\.0\.1))(?::[1-9]\d{0,4})?$/;

/** A short text in the languages of the page. */
export class LocalisedLabel {
  @IsOptional()
  @IsSingleLine(MAX_LABEL_LENGTH)
  en?: string;

  @IsOptional()
  @IsSingleLine(MAX_LABEL_LENGTH)
  nl?: string;

  @IsOptional()
  @IsSingleLine(MAX_LABEL_LENGTH)
  zh?: string;
}

/** The wording of a consent in the languages of the page. */
export class LocalisedWording {
  @IsOptional()
  @IsTextBlock(MAX_WORDING_LENGTH)
  en?: string;

  @IsOptional()
  @IsTextBlock(MAX_WORDING_LENGTH)
  nl?: string;

  @IsOptional()
  @IsTextBlock(MAX_WORDING_LENGTH)
  zh?: string;
}

/** The privacy notice in the languages of the page. */
export class LocalisedNotice {
  @IsOptional()
  @IsTextBlock(MAX_NOTICE_LENGTH)
  en?: string;

  @IsOptional()
  @IsTextBlock(MAX_NOTICE_LENGTH)
  nl?: string;

  @IsOptional()
  @IsTextBlock(MAX_NOTICE_LENGTH)
  zh?: string;
}

/** The texts of the page in one language. They are plain text; an empty line begins a paragraph. */
export class PageText {
  /** @example "Limburg, testing ground for Europe" */
  @IsSingleLine()
  title: string;

  /** The text about the seminar above the form. */
  @IsOptional()
  @IsTextBlock(MAX_TEXT_LENGTH)
  intro?: string | null;

  /** The way there, the parking and the like. */
  @IsOptional()
  @IsTextBlock(MAX_TEXT_LENGTH)
  practical?: string | null;

  /** The text that people read after they have registered. */
  @IsOptional()
  @IsTextBlock(MAX_TEXT_LENGTH)
  thanks?: string | null;
}

/** The texts of the page in its languages. */
export class PageTexts {
  @IsOptional()
  @NestedObject(() => PageText)
  en?: PageText;

  @IsOptional()
  @NestedObject(() => PageText)
  nl?: PageText;

  @IsOptional()
  @NestedObject(() => PageText)
  zh?: PageText;
}

/** The fields of the form. A field that is absent is hidden. The name and the e-mail address are always required. */
export class PageFieldStates {
  /** @example "required" */
  @IsOptional()
  @IsIn(FIELD_STATES)
  companyName?: FieldState;

  /** @example "optional" */
  @IsOptional()
  @IsIn(FIELD_STATES)
  jobTitle?: FieldState;

  /** @example "hidden" */
  @IsOptional()
  @IsIn(FIELD_STATES)
  phone?: FieldState;

  /** @example "optional" */
  @IsOptional()
  @IsIn(FIELD_STATES)
  country?: FieldState;

  /** The language in which the person wants to be addressed. */
  @IsOptional()
  @IsIn(FIELD_STATES)
  language?: FieldState;

  /** @example "optional" */
  @IsOptional()
  @IsIn(FIELD_STATES)
  message?: FieldState;
}

/** An option of a question. */
export class PageOption {
  /**
   * Stable id, which the deliveries of the page name.
   * @example "none"
   */
  @Matches(KEY, { message: '$property must have 1 to 40 letters, digits, hyphens and underscores' })
  id: string;

  @NestedObject(() => LocalisedLabel)
  label: LocalisedLabel;
}

/** A question of the form. */
export class PageQuestion {
  /**
   * Stable id, which the deliveries of the page name; different from the names of the fields.
   * @example "diet"
   */
  @Matches(KEY, { message: '$property must have 1 to 40 letters, digits, hyphens and underscores' })
  id: string;

  @NestedObject(() => LocalisedLabel)
  label: LocalisedLabel;

  /** @example "choice" */
  @IsIn(QUESTION_KINDS)
  kind: QuestionKind;

  /** The options to choose from. A question has them if its kind is `choice` or `several`. */
  @IsOptional()
  @NestedList(() => PageOption, 30)
  options?: PageOption[];

  /** @example false */
  @IsOptional()
  @IsBoolean()
  required?: boolean;
}

/** A consent that the form asks for. It is never required and never ticked beforehand. */
export class PageConsentBody {
  /** @example "event_invitation" */
  @IsIn(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  @NestedObject(() => LocalisedWording)
  wording: LocalisedWording;
}

/** The parameters of a preview. */
export class PagePreviewParameters {
  /**
   * The language of the preview. Without it that of the browser.
   * @example "en"
   */
  @IsOptional()
  @IsIn(PAGE_LANGUAGES)
  lang?: PageLanguage;
}

/** The registration page of a seminar. It replaces the stored one as a whole, and a field that is absent has its default. */
export class PutRegistrationPage {
  /**
   * The end of the address of the page, `/r/{slug}`: 3 to 60 lower-case letters, digits and single hyphens.
   * @example "testing-ground"
   */
  @MinLength(3)
  @MaxLength(60)
  @Matches(SLUG, { message: '$property must have lower-case letters, digits and single hyphens between them only' })
  slug: string;

  /**
   * The languages of the page. The first is for people who ask for none of them.
   * @example ["en", "zh"]
   */
  @ApiProperty({ enum: PAGE_LANGUAGES, isArray: true, minItems: 1, maxItems: 3 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(PAGE_LANGUAGES, { each: true })
  languages: PageLanguage[];

  /** The texts in each of the languages. */
  @NestedObject(() => PageTexts)
  texts: PageTexts;

  @IsOptional()
  @NestedObject(() => PageFieldStates)
  fields?: PageFieldStates;

  @IsOptional()
  @NestedList(() => PageQuestion, 12)
  questions?: PageQuestion[];

  @IsOptional()
  @NestedList(() => PageConsentBody, 4)
  consents?: PageConsentBody[];

  /** The privacy notice, which says what happens to the personal data. The page can be enabled once it has the notice in all of its languages. */
  @IsOptional()
  @NestedObject(() => LocalisedNotice)
  privacyNotice?: LocalisedNotice;

  /** Whether people confirm their address before they get a seat. Default: true with a mail server, else false. */
  @IsOptional()
  @IsBoolean()
  doubleOptIn?: boolean;

  /**
   * The origins of sites that may show the page in a frame.
   * @example ["https://www.locateinlimburg.com"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(ORIGIN, { each: true, message: 'each of $property must be an origin such as https://www.locate.example' })
  embedOrigins?: string[];
}
