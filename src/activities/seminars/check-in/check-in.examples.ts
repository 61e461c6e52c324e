import { ExampleId } from '../../../common/openapi/demo-records.examples.js';

/** Example bodies of what a device has recorded. */
export const CHECK_IN_BATCH_EXAMPLES = {
  visitor: {
    summary: 'A person by the code of another seminar, which is refused',
    value: {
      sentAt: '2026-11-25T09:30:00Z',
      entries: [
        {
          key: '7f0c3a52-4a0e-4c39-9f1e-2f6f6c1b8a10',
          occurredAt: '2026-11-25T09:01:00Z',
          code: '7K3M9QX2TB',
        },
      ],
    },
  },
};

/** Example bodies of door links. */
export const DOOR_LINK_EXAMPLES = {
  helper: { summary: 'A link until 6 hours after the end', value: { name: 'Mei Ling' } },
};

/** A seminar of the demo data that is still to come, because a link must expire in the future. */
export const SeminarAhead = () => ExampleId('id', 'Id of the seminar.', '0199c000-0000-7000-8000-000000000412');
