/** Bodies to try in the documentation; they work on the demo. */
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
    summary: 'Odoo: a sender of JSON with words of its own for a status',
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

/** A change of a mapping: one more field. */
export const CONNECTION_CHANGE_EXAMPLES = {
  mapping: { value: { mapping: { fields: { jobTitle: 'role' } } } },
  statuses: { value: { mapping: { statuses: { open: 'confirmed', cancel: 'cancelled' } } } },
};

/** A delivery of the demo, with one more field. */
export const TRIAL_EXAMPLES = {
  proposed: {
    value: { deliveryId: '0199c000-0000-7000-8000-000000000640', mapping: { fields: { campaign: 'campaign' } } },
  },
};

/** What was parked at the form of the demo. */
export const REPLAY_EXAMPLES = {
  parked: { value: { connectionId: '0199c000-0000-7000-8000-000000000601', state: ['parked', 'dead'] } },
};
