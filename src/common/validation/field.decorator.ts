import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
} from 'class-validator';
import { isCalendarDate, isInstant } from '../time/calendar-dates.rules.js';
import { isCountry } from '../reference/country-codes.rules.js';
import { VISIBLE } from '../reference/empty-texts.rules.js';
import { explainInvalidCurrency, isCurrency } from '../reference/currency-codes.rules.js';
import { isEventTime, isTimeZone } from '../time/local-times.rules.js';
import { isLanguageTag } from '../reference/language-tags.rules.js';
import { toE164 } from '../reference/phone-numbers.rules.js';
import { isSubdivision } from '../reference/subdivision-codes.rules.js';
import { parseWholeNumber } from '../reference/text-forms.rules.js';

/** The largest amount or count. It is exact in JavaScript, JSON and bigint. */
export const MAX_INTEGER = 9_000_000_000_000_000;

interface Rule {
  name: string;
  isValid: (value: string) => boolean;
  message: string | ((value: unknown) => string);
}

/** Creates a property decorator from a rule about a text. `each` applies the rule to every element of a list. */
function createTextRule({ name, isValid: accepts, message }: Rule, each = false): PropertyDecorator {
  const buildMessage = typeof message === 'string' ? () => message : message;
  return (target, property) => {
    const describe = ({ value }: { value: unknown }) => `${String(property)} ${buildMessage(value)}`;
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options: { message: describe, each },
      validator: { validate: (value: unknown) => typeof value === 'string' && accepts(value) },
    });
  };
}

/** Matches one line of text of which people see something. */
const ONE_LINE = new RegExp(`^(?=.*${VISIBLE.source})\\P{Cc}+$`, 'u');

/** Requires one line of text of which people see something, and trims it. */
export function IsSingleLine(max = 200): PropertyDecorator {
  return applyDecorators(
    Trimmed(),
    IsString(),
    MaxLength(max),
    // Line breaks and other control characters are allowed in longer texts only.
    Matches(ONE_LINE, {
      message: '$property must be one line of text and not empty',
    }),
    HasNoDirectionControls(),
  );
}

/**
 * Requires a text without characters that change its direction. In a name they make another one appear than the one
 * that is stored. The error names the first of them, because nobody sees it.
 */
function HasNoDirectionControls(each = false): PropertyDecorator {
  const rule: Rule = {
    name: 'text_direction',
    isValid: (value) => findDirectionControl(value) === null,
    message: buildDirectionControlMessage,
  };
  return createTextRule(rule, each);
}

function buildDirectionControlMessage(value: unknown): string {
  const [found] = [value].flat().flatMap((text) => findDirectionControl(text) ?? []);
  const example = found ? `${found.code} at position ${found.position}` : 'such as U+202E';
  return `must not contain characters that change the direction of the text: ${example}`;
}

/** Finds the first character that changes the direction of a text. Positions begin at 1 and count characters. */
function findDirectionControl(text: unknown): { code: string; position: number } | null {
  if (typeof text !== 'string') return null;
  const characters = [...text];
  const index = characters.findIndex((character) => /\p{Bidi_Control}/u.test(character));
  if (index === -1) return null;
  const code = characters[index]!.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return { code: `U+${code}`, position: index + 1 };
}

/** Requires a text that may contain line breaks. */
export function IsTextBlock(max = 20_000): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(max));
}

/** Requires a list of short texts without repetition. */
export function IsSingleLineList(maxItems = 50, max = 200): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((item: unknown) => trimText(item)) : value,
    ),
    IsArray(),
    ArrayMaxSize(maxItems),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(max, { each: true }),
    Matches(VISIBLE, { each: true, message: 'each of $property must be a text and not empty' }),
    HasNoDirectionControls(true),
  );
}

/** Removes white space, and characters that change the direction of the text, from both ends before the checks. */
export function Trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => trimText(value));
}

/** Matches characters that nobody sees at the end of a text. Names copied from other programs often begin with U+200E. */
const INVISIBLE = /[\s\p{Bidi_Control}]/u;

/** Returns a text without invisible characters at its ends, and any other value as it is. */
function trimText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  let [start, end] = [0, value.length];
  while (start < end && INVISIBLE.test(value[start]!)) start++;
  while (start < end && INVISIBLE.test(value[end - 1]!)) end--;
  return value.slice(start, end);
}

/** Requires an existing date of the calendar, `YYYY-MM-DD`. */
export function CalendarDate(): PropertyDecorator {
  return createTextRule({
    name: 'date',
    isValid: isCalendarDate,
    message: 'must be a date of the calendar (YYYY-MM-DD)',
  });
}

/** Requires an existing date of the calendar, `YYYY-MM-DD`, in some years. */
export function CalendarDateBetween(firstYear: number, lastYear: number): PropertyDecorator {
  return createTextRule({
    name: 'date_in_years',
    isValid: (text) => isCalendarDate(text) && text >= String(firstYear) && text < String(lastYear + 1),
    message: `must be a date of the calendar (YYYY-MM-DD) from ${firstYear} to ${lastYear}`,
  });
}

/** Requires an instant with its zone, RFC 3339. */
export function Instant(): PropertyDecorator {
  return createTextRule({
    name: 'instant',
    isValid: isInstant,
    message: 'must be an instant with its zone (2026-11-25T09:30:00Z)',
  });
}

/** Requires the time of an event: an instant with its zone, or a local time in the event's own zone. */
export function EventTime(): PropertyDecorator {
  return createTextRule({
    name: 'event_time',
    isValid: isEventTime,
    message: 'must be a time of the event, local (2026-05-24T09:00) or with its zone (2026-05-24T07:00:00Z)',
  });
}

/** Requires the name of an IANA time zone. */
export function TimeZone(): PropertyDecorator {
  return createTextRule({
    name: 'timezone',
    isValid: isTimeZone,
    message: 'must be an IANA time zone such as Europe/Brussels or Asia/Shanghai',
  });
}

/** Requires an ISO 3166-1 alpha-2 code in upper case. */
export function Country(): PropertyDecorator {
  return createTextRule({
    name: 'country',
    isValid: isCountry,
    message: 'must be an ISO 3166-1 country code such as CN',
  });
}

/** Requires an ISO 3166-2 code. */
export function Subdivision(): PropertyDecorator {
  return createTextRule({
    name: 'subdivision',
    isValid: (value) => isSubdivision(value),
    message: 'must be an ISO 3166-2 code such as BE-VLI',
  });
}

/** Requires an ISO 4217 code in upper case. */
export function Currency(): PropertyDecorator {
  return createTextRule({
    name: 'currency',
    isValid: isCurrency,
    message: explainInvalidCurrency,
  });
}

/** Requires a phone number, with its country code or Belgian, and converts it to E.164. */
export function Phone(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      const parsed = typeof value === 'string' ? toE164(value) : undefined;
      return parsed?.ok ? parsed.value : value;
    }),
    createTextRule({
      name: 'phone',
      isValid: (value) => toE164(value).ok,
      message: 'must be a phone number with its country code (+32 11 23 45 67)',
    }),
  );
}

/** Requires a list of BCP 47 language tags. */
export function Languages(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(20),
    ArrayUnique(),
    createTextRule(
      { name: 'language', isValid: isLanguageTag, message: 'must be BCP 47 language tags such as nl or zh-Hans' },
      true,
    ),
  );
}

/** Requires one BCP 47 language tag. */
export function Language(): PropertyDecorator {
  return createTextRule({
    name: 'language',
    isValid: isLanguageTag,
    message: 'must be a BCP 47 language tag such as nl or zh-Hans',
  });
}

/** Requires an http or https address. */
export function WebAddress(): PropertyDecorator {
  return applyDecorators(
    Trimmed(),
    MaxLength(2_000),
    createTextRule({
      name: 'url',
      isValid: (value) => /^https?:\/\//i.test(value) && URL.canParse(value) && new URL(value).hostname.includes('.'),
      message: 'must be a web address starting with http:// or https://',
    }),
  );
}

/**
 * Requires a number from 0 to `max` with a limited number of decimals. The library's check of decimals is not used
 * because it fails on numbers that JavaScript writes with an exponent and no point, such as 1e-7.
 */
export function Decimal(places: number, max: number): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'decimal',
      target: target.constructor,
      propertyName: String(property),
      options: { message: `${String(property)} must be a number from 0 to ${max} with at most ${places} decimals` },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'number' && value >= 0 && value <= max && Number(value.toFixed(places)) === value,
      },
    });
}

/** Requires an integer that is not negative. */
export function IsNonNegativeInt(max = MAX_INTEGER): PropertyDecorator {
  return applyDecorators(IsInt(), Min(0), Max(max));
}

/**
 * Converts the digits of a query parameter to a number before the checks. Any other text is kept, and the checks reject
 * it.
 */
export function ParseInteger(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => parseWholeNumber(value) ?? value);
}
