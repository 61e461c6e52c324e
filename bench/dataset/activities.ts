import { ACTIVITY, AGREEMENT, COMMITMENT } from './kinds.js';
import { pickNumber, buildDay, DAYS, buildId, buildInstant, pick } from './seeded.js';
import type { Table } from './table.js';

/** Number of agreements at every size. */
export const AGREEMENTS = 12;

const RECORD = ['id', 'created_at', 'updated_at'];

/** The kinds of every five activities: a roadshow comes before its stop, and the stop before its seminar. */
const KINDS = ['delegation', 'roadshow', 'roadshow_stop', 'seminar', 'seminar'] as const;

/** The first two agreements have no parent; all others belong to them. */
export const agreements: Table = {
  name: 'agreement',
  columns: [...RECORD, 'reference', 'title', 'kind', 'status', 'signed_on', 'parent_id'],
  expected: () => AGREEMENTS,
  rows: function* () {
    for (let n = 0; n < AGREEMENTS; n++) {
      const at = buildInstant(0, n);
      const kind = n < 2 ? 'twinning' : 'cooperation';
      const parent = n < 2 ? null : buildId(AGREEMENT, n % 2);
      yield [
        buildId(AGREEMENT, n),
        at,
        at,
        `AGR-2023-${String(n + 1).padStart(4, '0')}`,
        `Agreement ${n}`,
        kind,
        'in_force',
        buildDay(0),
        parent,
      ];
    }
  },
};

export const activities: Table = {
  name: 'activity',
  columns: [
    ...RECORD,
    'reference',
    'title',
    'kind',
    'starts_on',
    'ends_on',
    'starts_at',
    'ends_at',
    'country',
    'city',
    'agreement_id',
    'status',
    'parent_id',
    'position',
    'direction',
    'cost_eur',
  ],
  expected: (size) => size.activities,
  rows: function* (size) {
    for (let n = 0; n < size.activities; n++) {
      const kind = KINDS[n % KINDS.length]!;
      // The five activities are on the same days.
      const starts = pickNumber(DAYS - 30, 80, Math.floor(n / KINDS.length));
      const timed = kind === 'roadshow_stop' || kind === 'seminar';
      const parent = kind === 'roadshow_stop' || n % KINDS.length === 3 ? buildId(ACTIVITY, n - 1) : null;
      const at = buildInstant(Math.max(0, starts - 90), n);
      const lastDay = buildDay(starts + (timed ? 0 : 4));
      yield [
        buildId(ACTIVITY, n),
        at,
        at,
        `${kind.slice(0, 3).toUpperCase()}-${String(n + 1).padStart(6, '0')}`,
        `Activity ${n}`,
        kind,
        buildDay(starts),
        lastDay,
        timed ? `${buildDay(starts)}T09:00:00Z` : null,
        timed ? `${buildDay(starts)}T12:00:00Z` : null,
        pick(['CN', 'DE', 'BE', 'NL'], 81, n),
        'Foshan',
        pickNumber(3, 82, n) ? null : buildId(AGREEMENT, pickNumber(AGREEMENTS, 83, n)),
        'completed',
        parent,
        kind === 'roadshow_stop' ? 1 : null,
        kind === 'delegation' ? pick(['inbound', 'outbound'], 84, n) : null,
        pickNumber(5, 85, n) ? 1_000 + pickNumber(80_000, 86, n) : null,
      ];
    }
  },
};

export const commitments: Table = {
  name: 'commitment',
  columns: [...RECORD, 'agreement_id', 'description', 'due_on', 'status'],
  expected: () => AGREEMENTS * 6,
  rows: function* () {
    for (let n = 0; n < AGREEMENTS * 6; n++) {
      const at = buildInstant(0, 87, n);
      const status = pick(['open', 'on_track', 'at_risk'], 88, n);
      const agreement = buildId(AGREEMENT, n % AGREEMENTS);
      yield [
        buildId(COMMITMENT, n),
        at,
        at,
        agreement,
        'To meet every year.',
        buildDay(pickNumber(DAYS + 300, 89, n)),
        status,
      ];
    }
  },
};
