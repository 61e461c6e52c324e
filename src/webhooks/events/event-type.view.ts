import type { EventGroup, EventType } from '../../database/transactions/event-types.rules.js';

/** A type of events that a webhook can be told of. */
export class EventTypeView {
  /** @example "lead.transitioned" */
  type: EventType;
  /**
   * The group of the type; `lead.*` stands for all types of the group `lead`.
   * @example "lead"
   */
  group: EventGroup;
  /**
   * The permissions that the key of a webhook needs to get such events.
   * @example ["leads:read"]
   */
  permissions: string[];
  /** @example "A lead came to another stage." */
  description: string;
  /** The body of such a request. */
  example: Record<string, unknown>;
}

/** The types of events that webhooks can be told of. */
export class EventTypesView {
  items: EventTypeView[];
}
