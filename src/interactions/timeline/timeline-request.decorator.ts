import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { createInvalidError, type FieldError, buildUnknownParameterError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import { createQueryDecorator } from '../../common/http/query.decorator.js';
import { parseLimit, MAX_LIMIT, DEFAULT_LIMIT } from '../../common/lists/list-request.rules.js';
import { isUuid } from '../../common/reference/text-forms.rules.js';
import { isInstant } from '../../common/time/calendar-dates.rules.js';
import { TIMELINE_KINDS, type TimelineKind, TimelinePageView } from './timeline.view.js';

/**
 * The position of an item in a timeline. It includes the kind, because a task that is created and closed at the same
 * moment gives two items that differ only in their kind.
 */
export interface TimelinePosition {
  at: string;
  id: string;
  kind: TimelineKind;
}

/** A parsed request for a page of a timeline. */
export interface TimelineRequest {
  limit: number;
  after?: TimelinePosition;
}

/**
 * Parameter decorator that parses the query string of a timeline.
 * @throws 422 with an error for every wrong or unknown parameter
 */
export const TimelineParams = createQueryDecorator((query): TimelineRequest => parseTimelineRequest(query));

/** Documents the parameters and the response of a timeline. */
export const ApiTimeline = () =>
  applyDecorators(
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
      description: 'Maximum number of items in a page.',
    }),
    ApiQuery({
      name: 'cursor',
      required: false,
      schema: { type: 'string' },
      description: 'nextCursor of the previous page.',
    }),
    ApiOkResponse({ type: TimelinePageView }),
  );

function parseTimelineRequest(query: Record<string, unknown>): TimelineRequest {
  const errors: FieldError[] = [];
  const addError = (name: string, code: ErrorCode, detail: string) =>
    errors.push({ pointer: `?${name}`, code, detail });
  for (const name of Object.keys(query)) {
    if (name !== 'limit' && name !== 'cursor') errors.push(buildUnknownParameterError(name));
  }
  const { cursor } = query;
  const limit = parseLimit(query['limit'], addError);
  const after = typeof cursor === 'string' ? decodePosition(cursor) : undefined;
  if (cursor !== undefined && !after) {
    addError(
      'cursor',
      'parameter.cursor',
      'cursor must be the nextCursor of a page of a timeline; start from the first page.',
    );
  }
  if (errors.length > 0) throw createInvalidError(errors);
  return { limit, after };
}

/** Encodes a position as an opaque text. */
export function encodePosition({ at, id, kind }: TimelinePosition): string {
  return Buffer.from(JSON.stringify([at, id, kind])).toString('base64url');
}

function decodePosition(text: string): TimelinePosition | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed) || parsed.length !== 3) return undefined;
  const [at, id, kindText] = parsed as unknown[];
  const kind = TIMELINE_KINDS.find((known) => known === kindText);
  if (typeof at !== 'string' || !isInstant(at) || typeof id !== 'string' || !isUuid(id) || !kind) return undefined;
  return { at, id, kind };
}
