/** An example of a body, as the API document shows it. Ids are those of the demo. */
interface BodyExample {
  summary: string;
  value: object;
}

const AGREEMENT = '0199c000-0000-7000-8000-000000000502';
const PARTNER = '0199c000-0000-7000-8000-000000000101';
const COLLEAGUE = '0199c000-0000-7000-8000-000000000003';

/** Bodies that plan a roadshow. */
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

/** Bodies that change a roadshow. */
export const ROADSHOW_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  objectives: {
    summary: 'What it is for',
    value: { objectives: 'Meet ten makers of lighting that look at Europe', sectors: ['27.40'] },
  },
  costs: { summary: 'What it costs', value: { budgetEur: 42_000, costEur: 39_500 } },
};

/** Bodies that add a stop. */
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

/** Bodies that change a stop. */
export const STOP_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  first: { summary: 'To the front', value: { position: 1 } },
  attendance: { summary: 'How many came', value: { countedAttendance: 64, costEur: 5_200 } },
};
