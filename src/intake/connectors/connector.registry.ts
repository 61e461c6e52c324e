import { calCom } from './cal-com.connector.js';
import type { Connector, Provider } from '../parsing/connector.rules.js';
import { eventbrite } from './eventbrite.connector.js';
import { formbricks } from './formbricks.connector.js';
import { generic } from './generic.connector.js';
import { googleForms } from './google-forms.connector.js';
import { hiEvents } from './hi-events.connector.js';
import { jotform } from './jotform.connector.js';
import { pretix } from './pretix.connector.js';
import { registrationPage } from './registration-page.connector.js';
import { standardWebhooks } from './standard-webhooks.connector.js';
import { tally } from './tally.connector.js';
import { typeform } from './typeform.connector.js';

/** The connectors by provider. */
const CONNECTORS: Readonly<Record<Provider, Connector>> = {
  generic,
  standard_webhooks: standardWebhooks,
  typeform,
  tally,
  jotform,
  formbricks,
  hi_events: hiEvents,
  cal_com: calCom,
  google_forms: googleForms,
  pretix,
  eventbrite,
  registration_page: registrationPage,
};

/** Returns the connector of a provider. */
export function getConnector(provider: Provider): Connector {
  return CONNECTORS[provider];
}
