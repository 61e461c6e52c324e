/** An example of a request body in the API document. The ids are those of the demo data. */
interface BodyExample {
  summary: string;
  value: object;
}

const AGREEMENT = '0199c000-0000-7000-8000-000000000502';
const PARTNER = '0199c000-0000-7000-8000-000000000101';
const COLLEAGUE = '0199c000-0000-7000-8000-000000000003';

/** Example bodies that create a roadshow. */
export const ROADSHOW_EXAMPLES: Record<string, BodyExample> = {
  planned: {
    summary: 'A roadshow under an agreement',
    value: {
      title: 'Roadshow Pearl River Delta',
      startsOn: '2027-10-11',
      endsOn: '2027-10-15',
      timezone: 'Asia/Shanghai',
      targetCountry: 'CN',
      sectors: ['27.40', '26'],
      agreementId: AGREEMENT,
      ownerId: COLLEAGUE,
      objectives: 'Meet ten makers of lighting that look at Europe',
      budgetEur: 42_000,
    },
  },
};

/** Example bodies that update a roadshow. */
export const ROADSHOW_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  objectives: {
    summary: 'Objectives and sectors',
    value: { objectives: 'Meet ten makers of lighting that look at Europe', sectors: ['27.40'] },
  },
  costs: { summary: 'Budget and cost', value: { budgetEur: 42_000, costEur: 39_500 } },
};

/** Example bodies that create a stop. */
export const STOP_EXAMPLES: Record<string, BodyExample> = {
  dongguan: {
    summary: 'A morning in Dongguan, with a local partner',
    value: {
      city: 'Dongguan',
      country: 'CN',
      startsAt: '2016-10-18T09:30',
      endsAt: '2016-10-18T12:00',
      timezone: 'Asia/Shanghai',
      venue: 'Guangdong Hotel, Lotus Hall',
      localPartnerId: PARTNER,
      targetAttendance: 80,
    },
  },
};

/** Example bodies that update a stop. */
export const STOP_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  first: { summary: 'Make it the first stop', value: { position: 1 } },
  attendance: { summary: 'Attendance and cost', value: { countedAttendance: 64, costEur: 5_200 } },
};
