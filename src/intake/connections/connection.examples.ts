/** Example bodies for the documentation. They work with the demo data. */
export const CONNECTION_EXAMPLES = {
  form: {
    value: {
      name: 'Autumn seminar, registration form',
      provider: 'generic',
      timezone: 'Europe/Brussels',
      mapping: {
        fields: { fullName: 'name', email: 'email', companyName: 'company' },
        consents: [{ purpose: 'event_invitation', key: 'invite', equals: 'true' }],
        paths: { externalId: 'id' },
      },
      rules: [
        {
          id: 'wants-meeting',
          trigger: 'registered',
          when: { meeting: 'Yes' },
          lead: { title: '{companyName}: asked for a meeting', ownerId: '0199c000-0000-7000-8000-000000000003' },
        },
      ],
    },
  },
  odoo: {
    summary: 'Odoo, a provider that sends JSON with its own status words',
    value: {
      name: 'Odoo, registrations for events',
      provider: 'generic',
      timezone: 'UTC',
      mapping: {
        fields: { fullName: 'name', email: 'email', companyName: 'company_name' },
        paths: { externalId: '_id', status: 'state', version: 'write_date' },
        statuses: { draft: 'pending', open: 'confirmed', done: 'attended', cancel: 'cancelled' },
      },
    },
  },
};

/** Example changes of a mapping: one more field, and other status words. */
export const CONNECTION_CHANGE_EXAMPLES = {
  mapping: { value: { mapping: { fields: { jobTitle: 'role' } } } },
  statuses: { value: { mapping: { statuses: { open: 'confirmed', cancel: 'cancelled' } } } },
};

/** Example of a mapping preview: a delivery of the demo data and one more field. */
export const MAPPING_PREVIEW_EXAMPLES = {
  proposed: {
    value: { deliveryId: '0199c000-0000-7000-8000-000000000640', mapping: { fields: { campaign: 'campaign' } } },
  },
};

/** Example of a replay for the review, which only counts the deliveries. */
export const REVIEW_REPLAY_EXAMPLES = {
  count: { value: { connectionId: '0199c000-0000-7000-8000-000000000601', dryRun: true } },
};

/** Example of a replay: the parked and dead deliveries of the connection of the demo data. */
export const REPLAY_EXAMPLES = {
  parked: { value: { connectionId: '0199c000-0000-7000-8000-000000000601', state: ['parked', 'dead'] } },
};
