import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeDocument } from './openapi-completion.factory.js';

const DESCRIPTION = `The CRM of Locate in Limburg: every investor from first contact to investment.

**How to begin**: call \`POST /api/v1/auth/login\` with a demo account, press *Authorize*, paste the accessToken.
Then walk a lead through the pipeline: create a company, a contact and a lead, ask \`GET /leads/{id}/gates\` what is
missing for the next stage, and transition it with \`POST /leads/{id}/transitions\`.

Lists take filters, \`sort\`, \`limit\` and \`cursor\`; each has an \`/export\`. \`PATCH\` is a JSON merge patch: null
clears a field; its body may be called \`application/merge-patch+json\` too. \`If-Match\` with the ETag of a GET
guards against overwriting a colleague's change. \`POST\` takes an \`Idempotency-Key\`. Errors are problem documents
(RFC 9457) with a stable \`code\`. A parameter that a route does not know is an error (\`parameter.unknown\`).
\`DELETE\` archives; \`restore\` brings back.

**Limits for programs**: the number of requests is not limited, but a database connection is shared: \`503\` with
\`Retry-After\` means too many at once, so ten in parallel are enough. \`429\` limits logins by account and address, streams
of live updates (10), uploads (one file of a caller at a time) and deliveries of forms to one address; wait
\`Retry-After\` seconds, or a minute where there is none. Exports and reports are sent with gzip to clients that accept it.
Reports and calendars have an \`ETag\`, the SHA-256 of their bytes: with \`If-None-Match\` the answer is \`304\` while they
are the same.`;

/**
 * Builds the OpenAPI document from the routes. It must run on the build because only there the Swagger plugin has read
 * the types.
 */
export function buildDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Locate CRM')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Proprietary', 'https://www.locateinlimburg.com')
    .addServer('/', 'This server')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The accessToken of a login, or an API key.' })
    .addCookieAuth('locate_session', {
      type: 'apiKey',
      in: 'cookie',
      description:
        'The session of a browser, which `POST /api/v1/sessions` starts; the cookie is called `__Host-locate_session` ' +
        'over TLS. Writes with it need the header `X-Locate-Client: web` and an `Origin` or `Sec-Fetch-Site` of this ' +
        'application, otherwise they are rejected with 403 `session.cross_site`.',
    })
    .addTag('Identity', 'Login, sessions, users, API keys')
    .addTag('Companies', 'Investors, partners, universities, chambers of commerce')
    .addTag('Contacts', 'People')
    .addTag('Leads', 'Investment projects, from first contact to investment')
    .addTag('Pipeline', 'The definition of stages, gates and statuses')
    .addTag('Interactions', 'Calls, meetings, site visits')
    .addTag('Tasks', 'Work to be done, with its owner and due date')
    .addTag('Activities', 'Delegations, roadshows and seminars that leads come from')
    .addTag('Delegations', 'Visits of a group, with participants and a programme')
    .addTag('Seminars', 'Seats, sessions, registrations and the entrance')
    .addTag('Registration pages', 'The pages on which people register for seminars')
    .addTag('Meetings', 'Meetings at an activity, with their participants, slots and tables')
    .addTag('Agreements', 'Agreements that leads come from')
    .addTag('Documents', 'Files on records, with their versions')
    .addTag('Mail', 'Mails to contacts, and their log')
    .addTag('Timeline', 'The events of a record, newest first')
    .addTag('Intake', 'Registrations from external forms')
    .addTag('Imports', 'Files of records, with the check, the result and the undo of their import')
    .addTag('Reference', 'Exchange rates, and the labels of values')
    .addTag('Search', 'Search across all records')
    .addTag('Reports', 'Figures, as they are and as they were known')
    .addTag('My day', 'The tasks, leads and activities that need a user today')
    .addTag('Notifications', 'What happened that concerns a user')
    .addTag('Live updates', 'The changes of records, as they happen')
    .addTag('Webhooks', 'Changes, sent to another system as they happen')
    .addTag('Audit', 'The audit trail of all changes')
    .addTag('Privacy', 'Requests of persons about their data, and what is stored about a person')
    .addTag('Operations', 'Health, metrics, jobs and settings in force')
    .build();
  // The builder adds an empty e-mail address to the contact, which the format does not allow. The contact has no
  // address.
  config.info.contact = { name: 'Locate in Limburg', url: 'https://www.locateinlimburg.com' };
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${getOperationGroup(controller)}_${method}`,
  });
  return completeDocument(document);
}

/** Returns the first part of the ids of operations. Clients are generated from these ids, so they outlive a controller's name. */
function getOperationGroup(controller: string): string {
  return controller === 'SeminarRegistrationController' ? 'Registration' : controller.replace(/Controller$/, '');
}
