/** The steps at each provider, in order, once the connection has an address. The source is docs/senders. */
const en = {
  tally: [
    'In Tally, open the form and choose Integrations → Webhooks → Connect.',
    'Paste the address, and add the secret as signing secret.',
    'Fill the form in once yourself.',
  ],
  typeform: [
    'In Typeform, open the form, choose Connect → Webhooks → Add a webhook, and paste the address.',
    'Edit the webhook: enter the secret, leave SSL verification on, and switch the webhook on.',
    'Choose Send test request, or fill the form in once yourself.',
  ],
  google_forms: [
    'In the form, choose ⋮ → Apps Script. Replace the code there by the script google-forms.gs, which is in the documentation (docs/senders), and fill in ADDRESS (the address) and SECRET (the secret).',
    'Choose setUp and Run. Google asks to allow the script to see the form and to connect to an outside service.',
    'Fill the form in once yourself. Under Executions, Google shows every run and those that failed.',
  ],
  jotform: [
    'In Jotform, open the form and choose Settings → Integrations → WebHooks.',
    'Paste the address and choose Complete Integration. Do it once only: Jotform accepts the same address twice, and then sends everything twice.',
    'Jotform does not sign. The address is the secret: give it to nobody.',
    'Fill the form in once yourself.',
  ],
  pretix: [
    'In pretix, choose Organizer → Webhooks → Create and paste the address.',
    'Choose the event, and all the actions Order …, Ticket checked in, check-in reverted and Waiting list entry ….',
    'Place an order yourself, not in test mode. pretix only announces the change; the order is then fetched with the token.',
  ],
  eventbrite: [
    'In Eventbrite, choose Account settings → Developer links → Webhooks → Add webhook and paste the address.',
    'Choose the event, and order.placed, order.updated, order.refunded, attendee.updated, attendee.checked_in and attendee.checked_out.',
    'Register once yourself. Eventbrite only announces the change; the order is then fetched with the token.',
  ],
  hi_events: [
    'In Hi.Events, open the event, choose Tools → Webhooks → Add webhook, and paste the address.',
    'Choose order created, updated, marked as paid, cancelled and refunded; attendee created, updated and cancelled; check-in created and deleted.',
    'Copy the secret that Hi.Events shows, and enter it below.',
    'Order a free ticket yourself.',
  ],
  formbricks: [
    'In Formbricks, choose Configuration → Integrations → Webhooks → Add webhook and paste the address.',
    'Choose the survey, and tick Response finished only.',
    'Copy the signing secret (whsec_…) that Formbricks shows, and enter it below.',
    'Fill the survey in once yourself.',
  ],
  cal_com: [
    'In Cal.com, choose Settings → Developer → Webhooks → New, and paste the address as Subscriber URL.',
    'Choose Booking created, requested, rejected, cancelled, rescheduled and paid.',
    'Enter the secret, and leave Custom payload template off.',
    'Book once yourself.',
  ],
  standard_webhooks: [
    'Enter the address at the provider.',
    'Give the provider the secret. If the provider shows a secret of its own (whsec_…), enter that one in the settings of the connection.',
    'Send a registration once.',
  ],
  generic: [
    'Let the provider send (POST) to the address: JSON, a list of JSON objects (at most 500), or a form that is URL-encoded.',
    'With a secret, the provider signs by Standard Webhooks, or with an HMAC-SHA256 of the bytes in X-Signature-256, X-Hub-Signature-256 or X-Signature.',
    'Send a registration once.',
  ],
  hint: {
    tally: 'Signed. Sends new registrations only.',
    typeform: 'Signed. Sends new registrations only.',
    google_forms: 'By a script in the form, which signs. Edits too.',
    jotform: 'Not signed: the address is the secret. Edits too.',
    pretix: 'Tickets. Changes, cancellations, check-in and the waiting list too.',
    eventbrite: 'Tickets. Changes, cancellations and check-in too.',
    hi_events: 'Tickets. Signed. Changes, cancellations and check-in too.',
    formbricks: 'Signed. Sends finished responses only.',
    cal_com: 'Bookings. Signed. Moves and cancellations too.',
    standard_webhooks: 'Any provider that signs by this standard.',
    generic: 'Anything that sends JSON: Microsoft Forms, Odoo, Zapier, your own website.',
  },
} as const;
export default en;
