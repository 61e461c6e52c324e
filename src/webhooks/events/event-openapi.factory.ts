import type { OpenAPIObject } from '@nestjs/swagger';
import {
  EVENT_TYPES,
  type EventGroup,
  type EventType,
  getEventGroup,
} from '../../database/transactions/event-types.rules.js';
import { EVENT_DESCRIPTIONS } from './event-descriptions.constants.js';
import { buildEventExample } from './event-examples.rules.js';
import { findSchema, type Json, type Schema } from './schema-examples.rules.js';

/** The routes whose responses the records of events are, by group. A test of a webhook has no record. */
const RECORD_ROUTES: Readonly<Record<EventGroup, readonly string[]>> = {
  company: ['/api/v1/companies/{id}'],
  contact: ['/api/v1/contacts/{id}'],
  lead: ['/api/v1/leads/{id}'],
  interaction: ['/api/v1/interactions/{id}'],
  task: ['/api/v1/tasks/{id}'],
  activity: [
    '/api/v1/delegations/{id}',
    '/api/v1/roadshows/{id}',
    '/api/v1/roadshows/{id}/stops/{stopId}',
    '/api/v1/seminars/{id}',
  ],
  registration: ['/api/v1/seminars/{id}/registrations/{registrationId}'],
  agreement: ['/api/v1/agreements/{id}'],
  commitment: ['/api/v1/agreements/{id}/commitments/{commitmentId}'],
  document: ['/api/v1/documents/{id}'],
  report: ['/api/v1/report-schedules/{id}'],
  webhook: [],
};

const UUID = { type: 'string', format: 'uuid' };
const TIME = { type: 'string', format: 'date-time' };

/** The parts of the document that this file reads and adds. */
interface Document {
  paths: Record<string, { get?: { responses: Record<string, { content?: Record<string, { schema?: Schema }> }> } }>;
  components: { schemas: Record<string, Schema> };
  webhooks?: Json;
}

/** Adds the section `webhooks` to the document: one entry for each type of events, with its schema and an example. */
export function addWebhooks(document: OpenAPIObject): OpenAPIObject {
  const json = document as unknown as Document;
  const { schemas } = json.components;
  schemas['EventChange'] = {
    type: 'object',
    required: ['before', 'after'],
    properties: { before: { description: 'The value before.' }, after: { description: 'The value after.' } },
  };
  const groups = [...new Set(EVENT_TYPES.map(getEventGroup))];
  for (const group of groups) schemas[buildDataName(group)] = buildDataSchema(json, group);
  json.webhooks = Object.fromEntries(EVENT_TYPES.map((type) => [type, { post: buildOperation(json, type) }]));
  return document;
}

function buildOperation({ components: { schemas } }: Document, type: EventType): Json {
  const buildHeader = (name: string, description: string, example: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
    example,
  });
  const schema = {
    type: 'object',
    required: ['type', 'timestamp', 'data'],
    properties: {
      type: { type: 'string', const: type },
      timestamp: { ...TIME, description: 'The time of the change.' },
      data: { $ref: `#/components/schemas/${buildDataName(getEventGroup(type))}` },
    },
  };
  return {
    operationId: `Event_${type.replace('.', '_')}`,
    tags: ['Webhooks'],
    summary: `Send ${type}`,
    description: EVENT_DESCRIPTIONS[type],
    security: [],
    parameters: [
      buildHeader(
        'webhook-id',
        'The same in every attempt to deliver the event.',
        '0199c000-0000-7000-8000-000000000753',
      ),
      buildHeader('webhook-timestamp', 'The time of the attempt, in seconds.', '1796036000'),
      buildHeader(
        'webhook-signature',
        'HMAC-SHA256 of `id.timestamp.body` with the secret (Standard Webhooks); several are separated by blanks.',
        'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
      ),
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema,
          example: buildEventExample(type, schemas[buildDataName(getEventGroup(type))]!, schemas),
        },
      },
    },
    responses: {
      '2XX': { description: 'The receiver has taken the event.' },
      '410': { description: 'The receiver wants no more events: the webhook is disabled.' },
    },
  };
}

function buildDataSchema(document: Document, group: EventGroup): Schema {
  const records = RECORD_ROUTES[group].flatMap((route): Schema[] => {
    const schema = findRecordSchema(document, route);
    return schema ? [schema] : [];
  });
  const optional = {
    ...(group === 'activity' && {
      kind: {
        type: 'string',
        enum: ['delegation', 'roadshow', 'roadshow_stop', 'seminar'],
        description: 'The kind of the activity.',
      },
    }),
    ...(group === 'report' && {
      file: { type: 'string', description: 'The path of the file on this server.' },
    }),
  };
  return {
    type: 'object',
    required: ['entity', 'id', 'changed', 'record', ...Object.keys(optional)],
    properties: {
      entity: { type: 'string', example: group === 'report' ? 'report_schedule' : group },
      ...optional,
      id: UUID,
      reference: { type: 'string', description: 'The reference of the record, if its type has references.' },
      version: { type: 'integer', description: 'The version of the record as it was sent.' },
      changed: {
        type: 'object',
        additionalProperties: { $ref: '#/components/schemas/EventChange' },
        description: 'The changed fields among those of the record, with their values before and after.',
      },
      record: {
        ...(records.length > 0 ? { anyOf: [...records, { type: 'null' }] } : { type: ['object', 'null'] }),
        description:
          'The record as its own route returns it to the API key of the webhook at the time of sending; null if it was removed ' +
          'or is too large.',
      },
      recordOmitted: {
        type: 'boolean',
        description: 'True if the record was left out because the body would be larger than 256 KiB.',
      },
    },
  };
}

/** Returns the schema of the record that a route returns. That of a registration is repeated without its code. */
function findRecordSchema({ paths, components: { schemas } }: Document, route: string): Schema | undefined {
  const schema = paths[route]?.get?.responses['200']?.content?.['application/json']?.schema;
  if (!schema || !route.includes('{registrationId}')) return schema;
  const { properties, required = [], ...rest } = findSchema(schema, schemas);
  const { code: _, ...shown } = properties!;
  schemas['RegistrationEventRecord'] = {
    ...rest,
    properties: shown,
    required: required.filter((name) => name !== 'code'),
  };
  return { $ref: '#/components/schemas/RegistrationEventRecord' };
}

function buildDataName(group: EventGroup): string {
  return `${group[0]!.toUpperCase()}${group.slice(1)}EventData`;
}
