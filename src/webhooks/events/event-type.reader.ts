import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { getProjectPath } from '../../config/project-files.reader.js';
import { RECORD_TYPES, type RecordTypeFacts } from '../../common/audit/record-types.constants.js';
import {
  EVENT_TYPES,
  type EventGroup,
  getEventGroup,
  listGroupEntities,
} from '../../database/transactions/event-types.rules.js';
import { EVENT_DESCRIPTIONS } from './event-descriptions.constants.js';
import type { EventTypesView } from './event-type.view.js';

/** The part of the OpenAPI document with the examples of the events. */
interface WebhookDocument {
  webhooks?: Record<
    string,
    { post: { requestBody: { content: { 'application/json': { example: Record<string, unknown> } } } } }
  >;
}

/** Reads the types of events, with the examples of the OpenAPI document, so that both show the same. */
@Injectable()
export class EventTypeReader {
  private view: EventTypesView | undefined;

  /** Lists the types of events in the order of the catalogue. */
  list(): EventTypesView {
    this.view ??= buildView();
    return this.view;
  }
}

function buildView(): EventTypesView {
  const { webhooks = {} } = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as WebhookDocument;
  return {
    items: EVENT_TYPES.map((type) => ({
      type,
      group: getEventGroup(type),
      permissions: listPermissions(getEventGroup(type)),
      description: EVENT_DESCRIPTIONS[type],
      example: webhooks[type]?.post.requestBody.content['application/json'].example ?? {},
    })),
  };
}

/** Lists the permissions to read the records of a group. */
function listPermissions(group: EventGroup): string[] {
  const types: Readonly<Record<string, RecordTypeFacts>> = RECORD_TYPES;
  return [...new Set(listGroupEntities(group).flatMap((entity) => types[entity]?.permissions ?? []))];
}
