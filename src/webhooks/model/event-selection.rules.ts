import type { FieldError } from '../../common/errors/domain.errors.js';
import { buildGroupPattern, EVENT_TYPES, getEventGroup } from '../../database/transactions/event-types.rules.js';

/** Everything that a webhook can be told of: the types, and the groups of types. */
const SELECTABLE: ReadonlySet<string> = new Set([
  ...EVENT_TYPES,
  ...EVENT_TYPES.map((type) => buildGroupPattern(getEventGroup(type))),
]);

/** Returns an error for each text that is neither a type of events nor a group of them. */
export function validateEventTypes(types: readonly string[], pointer: string): FieldError[] {
  return types.flatMap((type, index): FieldError[] => {
    if (SELECTABLE.has(type)) return [];
    const detail = `${JSON.stringify(type)} is not a type of events; GET /webhooks/event-types lists them.`;
    return [{ pointer: `${pointer}/${index}`, code: 'webhook.unknown_event_type', detail }];
  });
}
