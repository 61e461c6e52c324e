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
import { isCalendarDate } from '../reference/calendar.dates.js';
import { isCountry } from '../reference/country.codes.js';
import { isCurrency } from '../reference/currency.codes.js';
import { isInstant } from '../reference/instants.js';
import { isEventTime } from '../reference/local.times.js';
import { isTimeZone } from '../reference/timezone.names.js';
import { isLanguageTag } from '../reference/language.tags.js';
import { toE164 } from '../reference/phone.numbers.js';
import { isSubdivision } from '../reference/subdivision.codes.js';
import { wholeNumberIn } from '../reference/whole.numbers.js';

/** Largest amount or count: exact in JavaScript, JSON and bigint alike. */
export const MOST = 9_000_000_000_000_000;

interface Rule {
  name: string;
  accepts: (value: string) => boolean;
  message: string;
}

/** A property decorator from a rule about a text; `each` for lists. */
function textRule({ name, accepts, message }: Rule, each = false): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options: { message: `${String(property)} ${message}`, each },
      validator: { validate: (value: unknown) => typeof value === 'string' && accepts(value) },
    });
}

/** One line of text with something in it, trimmed. */
export function Line(max = 200): PropertyDecorator {
  return applyDecorators(
    Trimmed(),
    IsString(),
    MaxLength(max),
    // Line breaks and other controls belong to longer texts.
    Matches(/^(?!\s*$)\P{Cc}+$/u, {
      message: '$property must be one line of text and not empty',
    }),
  );
}

/** A longer text, line breaks allowed. */
export function LongText(max = 20_000): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(max));
}

/** A list of short texts, without repetition. */
export function Lines(most = 50, max = 200): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'string' ? item.trim() : item)) : value,
    ),
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(max, { each: true }),
    Matches(/\S/, { each: true, message: 'each of $property must be a text and not empty' }),
  );
}

/** Takes white space off both ends before the checks. */
export function Trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
}

/** A real date of the calendar, `YYYY-MM-DD`. */
export function CalendarDate(): PropertyDecorator {
  return textRule({ name: 'date', accepts: isCalendarDate, message: 'must be a date of the calendar (YYYY-MM-DD)' });
}

/** An instant with its zone, RFC 3339. */
export function Instant(): PropertyDecorator {
  return textRule({
    name: 'instant',
    accepts: isInstant,
    message: 'must be an instant with its zone (2026-11-25T09:30:00Z)',
  });
}

/** The time of an event: an instant with its zone, or a local time that the event's own zone explains. */
export function EventTime(): PropertyDecorator {
  return textRule({
    name: 'event_time',
    accepts: isEventTime,
    message: 'must be a time of the event, local (2026-05-24T09:00) or with its zone (2026-05-24T07:00:00Z)',
  });
}

/** The name of an IANA time zone. */
export function TimeZone(): PropertyDecorator {
  return textRule({
    name: 'timezone',
    accepts: isTimeZone,
    message: 'must be an IANA time zone such as Europe/Brussels or Asia/Shanghai',
  });
}

/** ISO 3166-1 alpha-2, upper case. */
export function Country(): PropertyDecorator {
  return textRule({ name: 'country', accepts: isCountry, message: 'must be an ISO 3166-1 country code such as CN' });
}

/** ISO 3166-2. */
export function Subdivision(): PropertyDecorator {
  return textRule({
    name: 'subdivision',
    accepts: (value) => isSubdivision(value),
    message: 'must be an ISO 3166-2 code such as BE-VLI',
  });
}

/** ISO 4217, upper case. */
export function Currency(): PropertyDecorator {
  return textRule({ name: 'currency', accepts: isCurrency, message: 'must be an ISO 4217 currency code such as EUR' });
}

/** A phone number, stored in E.164. */
export function Phone(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      const parsed = typeof value === 'string' ? toE164(value) : undefined;
      return parsed?.ok ? parsed.value : value;
    }),
    textRule({
      name: 'phone',
      accepts: (value) => toE164(value).ok,
      message: 'must be a phone number with its country code (+32 11 23 45 67)',
    }),
  );
}

/** BCP 47 language tags. */
export function Languages(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(20),
    ArrayUnique(),
    textRule(
      { name: 'language', accepts: isLanguageTag, message: 'must be BCP 47 language tags such as nl or zh-Hans' },
      true,
    ),
  );
}

/** One BCP 47 language tag. */
export function Language(): PropertyDecorator {
  return textRule({
    name: 'language',
    accepts: isLanguageTag,
    message: 'must be a BCP 47 language tag such as nl or zh-Hans',
  });
}

/** An http or https address. */
export function WebAddress(): PropertyDecorator {
  return applyDecorators(
    Trimmed(),
    MaxLength(2_000),
    textRule({
      name: 'url',
      accepts: (value) => /^https?:\/\//i.test(value) && URL.canParse(value) && new URL(value).hostname.includes('.'),
      message: 'must be a web address starting with http:// or https://',
    }),
  );
}

/**
 * A number from 0 to `max` with at most so many decimals. Not the library's check of decimals, which fails on numbers
 * that JavaScript writes with an exponent and no point, such as 1e-7.
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

/** A whole number of something, not negative. */
export function Whole(max = MOST): PropertyDecorator {
  return applyDecorators(IsInt(), Min(0), Max(max));
}

/** Reads a whole number in a parameter of an address, before the checks; what is none in digits stays a text, which they refuse. */
export function InDigits(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => wholeNumberIn(value) ?? value);
}
