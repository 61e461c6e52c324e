import { ApiParam } from '@nestjs/swagger';

/**
 * Ids of demo records on which the routes of a collection can be tried. The examples of the bodies name the same
 * records.
 */
export const DEMO_RECORDS: Record<string, string> = {
  users: '0199c000-0000-7000-8000-000000000005',
  'companies/{id}/memberships/{membershipId}': '0199c000-0000-7000-8000-000000000101',
  companies: '0199c000-0000-7000-8000-000000000110',
  contacts: '0199c000-0000-7000-8000-000000000210',
  'leads/{id}/verification-requests/': '0199c000-0000-7000-8000-000000000325',
  'leads/{id}/verification-requests/{requestId}': '0199c000-0000-7000-8000-000000000326',
  leads: '0199c000-0000-7000-8000-000000000310',
  delegations: '0199c000-0000-7000-8000-000000000411',
  activities: '0199c000-0000-7000-8000-000000000407',
  roadshows: '0199c000-0000-7000-8000-000000000403',
  seminars: '0199c000-0000-7000-8000-000000000412',
  agreements: '0199c000-0000-7000-8000-000000000502',
  interactions: '0199c000-0000-7000-8000-000001031001',
  tasks: '0199c000-0000-7000-8000-000002031001',
  documents: '0199c000-0000-7000-8000-000003031001',
  mails: '0199c000-0000-7000-8000-000004031001',
  mailings: '0199c000-0000-7000-8000-000005031001',
  'inbound-mails': '0199c000-0000-7000-8000-000004031011',
  views: '0199c000-0000-7000-8000-000000000711',
  'report-schedules': '0199c000-0000-7000-8000-000000000701',
  'report-locks': '0199c000-0000-7000-8000-000000000702',
  'import-mappings': '0199c000-0000-7000-8000-000000000712',
  webhooks: '0199c000-0000-7000-8000-000000000752',
  'privacy/requests': '0199c000-0000-7000-8000-000000000761',
  'intake/connections': '0199c000-0000-7000-8000-000000000601',
  'intake/deliveries': '0199c000-0000-7000-8000-000000000642',
  'intake/registrations': '0199c000-0000-7000-8000-000000000622',
  'intake/decisions': '0199c000-0000-7000-8000-000000000631',
};

/** Ids of the children of those records, by the name of the parameter. */
export const DEMO_PARTS: Record<string, string> = {
  membershipId: '0199c000-0000-7000-8000-000000009111',
  connectionId: '0199c000-0000-7000-8000-000000000601',
  participantId: '0199c000-0000-7000-8000-000000000623',
  itemId: '0199c000-0000-7000-8000-000000000641',
  stopId: '0199c000-0000-7000-8000-000000000421',
  registrationId: '0199c000-0000-7000-8000-000000000661',
  commitmentId: '0199c000-0000-7000-8000-000000000517',
  touchId: '0199c000-0000-7000-8000-000000000681',
  requestId: '0199c000-0000-7000-8000-000000000682',
  deliveryId: '0199c000-0000-7000-8000-000000000753',
};

/** Examples of ids and tokens that the demo cannot know beforehand because they are random. */
export const MADE_UP: Record<string, string> = {
  'api-keys': '0199c0de-0000-7000-8000-000000000001',
  audit: '0199c0de-0000-7000-8000-000000000002',
  sessions: '0199c0de-0000-7000-8000-000000000003',
  sessionId: '0199c0de-0000-7000-8000-000000000003',
  linkId: '0199c0de-0000-7000-8000-000000000006',
  token: 'made-up-token-of-43-letters-shown-only-once',
  runId: '0199c0de-0000-7000-8000-000000000004',
  imports: '0199c0de-0000-7000-8000-000000000005',
  'privacy/erasures': '0199c0de-0000-7000-8000-000000000007',
};

/** Search words that find something in the demo, by collection or part of one. */
export const DEMO_SEARCHES: Record<string, string> = {
  users: 'janssens',
  requests: 'priya',
  companies: 'lumenova',
  memberships: 'lumenova',
  contacts: 'chen',
  agreements: 'guangdong',
  commitments: 'students',
  activities: 'seminar',
  delegations: 'delegation',
  participants: 'chen',
  programme: 'visit',
  roadshows: 'roadshow',
  stops: 'shenzhen',
  seminars: 'seminar',
  sessions: 'limburg',
  registrations: 'chen',
  'meeting-parties': 'lumenova',
  leads: 'lumenova',
  board: 'lumenova',
  interactions: 'visit',
  tasks: 'send',
  documents: 'letter',
  mails: 'visit',
  mailings: 'seminar',
  'inbound-mails': 'greenhouses',
  connections: 'seminar',
  webhooks: 'dashboard',
  search: 'lumenova',
};

/**
 * Documents the id of a demo record in a path, for a route that cannot be tried on the usual record of its collection.
 */
export function ExampleId(name: string, description: string, example: string): MethodDecorator {
  return ApiParam({ name, description, schema: { type: 'string', format: 'uuid', example } });
}
