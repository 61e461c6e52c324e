import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Answer, useApi } from '../support/api.js';
import { Make } from '../support/make.js';

const clock = new ManualClock(new Date('2026-06-15T09:00:00Z'));
let companyId: string;
const { api } = useApi({ clock });
const make = new Make(api, () => clock.now());
beforeAll(async () => {
  companyId = (await make.company()).id;
});

/** Creates a lead that was received on a day, with a planned expenditure. */
const create = (receivedOn: string, capex: object): Promise<Answer> =>
  api.bdm.post('/leads', { title: 'Plant', companyId, receivedOn, source: { channel: 'web' }, capex });
const createCapex = async (receivedOn: string, capex: object) => {
  const { status, body } = await create(receivedOn, capex);
  expect(status).toBe(201);
  return { ...body.capex, eur: body.capexEur };
};
const readRefusal = ({ status, body }: Answer) => [status, body.errors?.[0]?.code, body.errors?.[0]?.pointer];

describe('An amount in another currency', () => {
  it.each([
    // Monday 13 April 2026 is the last day of the table; 2026-04-10 a Friday.
    ['its own day', '2026-04-13', { rateOn: '2026-04-13', unitsPerEuro: 1740.86, rateKind: 'reference', eur: 574_429 }],
    [
      'the Friday before a Sunday',
      '2026-04-12',
      { rateOn: '2026-04-10', unitsPerEuro: 1737.06, rateKind: 'reference' },
    ],
    ['the last day for a later one', '2026-06-01', { rateOn: '2026-04-13', unitsPerEuro: 1740.86, rateKind: 'latest' }],
    ['the day before New Year', '2014-01-01', { rateOn: '2013-12-31', rateKind: 'reference' }],
  ])('is valued at the reference rate of %s', async (_which, receivedOn, expected) => {
    const capex = await createCapex(receivedOn, { amount: 1_000_000_000, currency: 'KRW' });
    expect(capex).toMatchObject(expected);
    expect(capex.rate).toBeCloseTo(1 / capex.unitsPerEuro, 9);
    expect(capex.eur).toBe(Math.round(1_000_000_000 / capex.unitsPerEuro));
  });

  it('needs a rate of its own where the table has none: for TWD, and before the first day', async () => {
    expect(readRefusal(await create('2026-03-02', { amount: 1, currency: 'TWD' }))).toEqual([
      422,
      'money.rate_unknown',
      '/capex/rate',
    ]);
    expect(readRefusal(await create('2012-12-31', { amount: 1, currency: 'USD' }))).toEqual([
      422,
      'money.rate_unknown',
      '/capex/rate',
    ]);
    const capex = await createCapex('2026-03-02', { amount: 36_500_000, currency: 'TWD', unitsPerEuro: 36.5 });
    expect(capex).toMatchObject({ unitsPerEuro: 36.5, rateOn: '2026-03-02', rateKind: 'given', eur: 1_000_000 });
    expect(await createCapex('2012-12-31', { amount: 100, currency: 'USD', rate: 0.7579 })).toMatchObject({ eur: 76 });
  });

  it('is compared with the first rate of its currency where the rate that is given is of an earlier day', async () => {
    const { id } = (await create('2026-03-02', { amount: 2_000_000, currency: 'CNY' })).body;
    const given = (change: object) => api.bdm.patch(`/leads/${id}`, { capex: { rateOn: '2001-01-01', ...change } });
    expect(readRefusal(await given({ rate: 7.9 }))).toEqual([422, 'money.rate_implausible', '/capex/rate']);
    expect((await given({ rate: 7.9, confirmRate: true })).body.capexEur).toBe(15_800_000);
  });

  it('refuses units so small that no rate follows from them', async () => {
    const answer = await create('2026-03-02', { amount: 10, currency: 'TWD', unitsPerEuro: 1e-10 });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/capex/unitsPerEuro']);
  });

  it('is refused a rate or a currency that comes without its units and kind, as from a former version', async () => {
    const { body } = await create('2026-03-02', { amount: 1_000_000, currency: 'CNY' });
    const { body: inEuro } = await create('2026-03-02', { amount: 1_000_000, currency: 'EUR' });
    const turnover = { amount: 1_000_000, currency: 'CNY' };
    const company = await make.company({ turnover });
    const update = (table: string, amount: string, id: string, change: string) =>
      api.db.query(`UPDATE ${table} SET ${amount}_currency = 'USD', ${amount}_rate = ${change} WHERE id = $1`, [id]);
    await expect(update('lead', 'capex', body.id, '0.92')).rejects.toThrow('lead_capex_rates_agree_ck');
    await expect(update('lead', 'capex', body.id, 'capex_rate + 0.00000001')).rejects.toThrow('rates_agree_ck');
    await expect(update('lead', 'capex', inEuro.id, '0.92')).rejects.toThrow('lead_capex_fixed_rate_ck');
    await expect(update('company', 'turnover', company.id, '0.92')).rejects.toThrow('company_turnover_rates_agree_ck');
  });

  it.each([0.0012345679, 0.3333333333, 1, 36.5, 27_345.1234567, 90_000_000])(
    'may have %d units for one euro',
    async (unitsPerEuro) => {
      const capex = await createCapex('2026-03-02', { amount: 1, currency: 'TWD', unitsPerEuro });
      expect(capex.unitsPerEuro).toBe(unitsPerEuro);
    },
  );

  it('agrees with its inverse for every reference rate that there is', async () => {
    const { rows } = await api.db.query(
      `SELECT count(*)::int AS rates, count(*) FILTER (WHERE
         abs(round(1 / units_per_euro, 10) * units_per_euro - 1) > 0.0000000001 * (1 / units_per_euro + units_per_euro)
       )::int AS different FROM exchange_rate`,
    );
    expect(rows[0].rates).toBeGreaterThan(1_000);
    expect(rows[0].different).toBe(0);
  });

  it('keeps its value when rates, days and other fields change, until another amount, rate or currency is given', async () => {
    const { body } = await create('2026-03-02', { amount: 1_000_000, currency: 'USD' });
    const patch = async (change: object) => (await api.bdm.patch(`/leads/${body.id}`, change)).body;
    const { rate, unitsPerEuro, rateOn, rateKind } = body.capex;
    const moved = await patch({ receivedOn: '2026-01-05', capex: { amount: 1_000_000 } });
    expect(moved).toMatchObject({ capex: { rate, unitsPerEuro, rateOn, rateKind }, capexEur: body.capexEur });
    const doubled = await patch({ capex: { amount: 2_000_000 } });
    expect(doubled.capex).toMatchObject({ rateOn: '2026-01-05', rateKind: 'reference' });
    expect(await patch({ capex: { rate: 0.9, rateOn: '2026-02-02' } })).toMatchObject({
      capex: { rate: 0.9, unitsPerEuro: null, rateOn: '2026-02-02', rateKind: 'given' },
      capexEur: 1_800_000,
    });
    const euro = await patch({ capex: { currency: 'EUR' } });
    expect(euro).toMatchObject({ capex: { rate: 1, rateKind: 'fixed' }, capexEur: 2_000_000 });
  });

  it('is valued at the rate of its own day when it changes after that day was corrected', async () => {
    const { body } = await create('2026-06-15', { amount: 1_000_000, currency: 'USD' });
    const patch = async (change: object) => (await api.bdm.patch(`/leads/${body.id}`, change)).body;
    const latest = { rateOn: '2026-04-13', rateKind: 'latest' };
    expect(await patch({ receivedOn: '2025-01-02' })).toMatchObject({ capex: latest, capexEur: body.capexEur });
    expect(await patch({ capex: { amount: 1_000_000, currency: 'USD' } })).toMatchObject({ capexEur: body.capexEur });
    expect(await patch({ capex: { amount: 2_000_000, currency: 'USD' } })).toMatchObject({
      capex: { rateOn: '2025-01-02', rateKind: 'reference' },
      capexEur: 1_937_797,
    });
    const together = await patch({ receivedOn: '2026-04-10', capex: { amount: 3_000_000 } });
    expect(together.capex).toMatchObject({ unitsPerEuro: 1.1711, rateOn: '2026-04-10' });
    const named = await patch({ receivedOn: '2025-01-02', capex: { amount: 4_000_000, unitsPerEuro: 1.1711 } });
    expect(named.capex).toMatchObject({ unitsPerEuro: 1.1711, rateOn: '2026-04-10', rateKind: 'reference' });
  });

  it('keeps a rate that was given when it changes, until the rate is null', async () => {
    const capex = { amount: 1_000_000, currency: 'USD', rate: 0.9, rateOn: '2026-02-02' };
    const { id } = (await create('2026-03-02', capex)).body;
    const patch = async (change: object) => (await api.bdm.patch(`/leads/${id}`, { capex: change })).body;
    expect(await patch({ amount: 2_000_000 })).toMatchObject({
      capex: { rate: 0.9, rateOn: '2026-02-02', rateKind: 'given' },
      capexEur: 1_800_000,
    });
    const renewed = await patch({ rate: null });
    expect(renewed.capex).toMatchObject({ amount: 2_000_000, rateOn: '2026-03-02', rateKind: 'reference' });
    expect(renewed.capexEur).toBe(Math.round(2_000_000 / renewed.capex.unitsPerEuro));
  });

  it('that is unchanged takes the rate of its own day when the rate is null', async () => {
    const { body } = await create('2026-06-15', { amount: 1_000_000, currency: 'USD' });
    const change = { receivedOn: '2025-01-02', capex: { rate: null } };
    expect((await api.bdm.patch(`/leads/${body.id}`, change)).body).toMatchObject({
      capex: { amount: 1_000_000, rateOn: '2025-01-02', rateKind: 'reference' },
    });
    const turnover = { amount: 1_000_000, currency: 'USD' };
    const company = await make.company({ turnover: { ...turnover, rate: 0.9 } });
    const renewed = await api.bdm.patch(`/companies/${company.id}`, { turnover: { ...turnover, rate: null } });
    expect(renewed.body.turnover).toMatchObject({ rateOn: '2026-04-13', rateKind: 'latest' });
  });

  it('that changes needs a rate where the table has none for its own day', async () => {
    const { id } = (await create('2026-03-02', { amount: 1_000_000, currency: 'USD' })).body;
    await api.bdm.patch(`/leads/${id}`, { receivedOn: '2012-12-31' });
    const answer = await api.bdm.patch(`/leads/${id}`, { capex: { amount: 2_000_000 } });
    expect(readRefusal(answer)).toEqual([422, 'money.rate_unknown', '/capex/rate']);
  });

  it('of a turnover is valued on the day on which it is entered, and merged with its rate', async () => {
    const turnover = { amount: 7_982_700, currency: 'CNY' };
    const { body } = await api.bdm.post('/companies', { name: 'Zhuoyue Kaslicht', country: 'CN', turnover });
    expect(body).toMatchObject({ turnover: { unitsPerEuro: 7.9827, rateKind: 'latest' }, turnoverEur: 1_000_000 });
    const survivor = await make.company();
    await api.manager.post(`/companies/${survivor.id}/merge`, { sourceId: body.id });
    expect((await api.bdm.get(`/companies/${survivor.id}`)).body.turnover).toEqual(body.turnover);
  });
});

describe('A rate that is given', () => {
  it('the wrong way round is refused, with the known rate and the way out', async () => {
    const answer = await create('2026-04-13', { amount: 1_000_000, currency: 'CNY', rate: 7.9 });
    expect(readRefusal(answer)).toEqual([422, 'money.rate_implausible', '/capex/rate']);
    expect(answer.body.detail).toContain('7.9827 CNY for one euro');
    expect(answer.body.detail).toContain('send it as unitsPerEuro');
    const inverse = await create('2026-04-13', { amount: 1_000_000, currency: 'CNY', unitsPerEuro: 0.1253 });
    expect(readRefusal(inverse)).toEqual([422, 'money.rate_implausible', '/capex/unitsPerEuro']);
    expect(inverse.body.detail).toContain('send it as rate');
  });

  it.each([
    // The known rate is 7.9827; 30 % more is 10.37751, 30 % less 5.58789.
    [10.3775, 201],
    [10.3776, 422],
    [5.5879, 201],
    [5.5878, 422],
  ])('of %d CNY for one euro gives %i: up to 30 %% from the known rate it passes', async (unitsPerEuro, status) => {
    expect((await create('2026-04-13', { amount: 1, currency: 'CNY', unitsPerEuro })).status).toBe(status);
  });

  it('far from the known one passes when it is confirmed, also past the end of the table', async () => {
    const capex = { amount: 1_000_000, currency: 'CNY', rate: 0.2 };
    expect((await create('2026-06-01', capex)).status).toBe(422);
    const confirmed = await createCapex('2026-06-01', { ...capex, confirmRate: true });
    expect(confirmed).toMatchObject({ rate: 0.2, rateKind: 'given', eur: 200_000 });
  });

  it.each([
    ['both ways round', { rate: 0.125, unitsPerEuro: 8 }, 'money.rate_twice', '/capex/unitsPerEuro'],
    ['a day without a rate', { rateOn: '2026-03-02' }, 'money.rate_missing', '/capex/rateOn'],
    ['a day in the future', { rate: 0.125, rateOn: '2026-06-16' }, 'money.rate_in_future', '/capex/rateOn'],
  ])('is refused with %s', async (_what, rate, code, pointer) => {
    expect(readRefusal(await create('2026-03-02', { amount: 1, currency: 'CNY', ...rate }))).toEqual([
      422,
      code,
      pointer,
    ]);
  });
});

describe('GET /reference/rates', () => {
  const rates = async (query: string) => (await api.viewer.get(`/reference/rates?${query}`)).body.items;

  it('gives the rate of a day, of the working day before, and the last one for a later day', async () => {
    const source = 'European Central Bank, euro foreign exchange reference rates';
    expect(await rates('currency=USD&on=2026-04-12')).toEqual([
      { currency: 'USD', on: '2026-04-10', unitsPerEuro: 1.1711, rateKind: 'reference', source },
    ]);
    expect(await rates('currency=USD')).toMatchObject([{ on: '2026-04-13', rateKind: 'latest' }]);
    expect(await rates('on=2013-01-02')).toHaveLength(28);
    expect(await rates('on=2013-01-01')).toEqual([]);
  });

  it.each([
    ['currency=TWD', 'rate.unknown_currency', '?currency'],
    ['currency=USD&on=2026-06-16', 'rate.in_future', '?on'],
    ['currency=USD&on=2013-01-01', 'rate.before_first', '?on'],
    ['currency=usd', 'field.currency', '?currency'],
    ['on=2026-02-30', 'field.date', '?on'],
    ['day=2026-02-03', 'parameter.unknown', '?day'],
  ])('refuses %s by name', async (query, code, pointer) => {
    const { status, body } = await api.viewer.get(`/reference/rates?${query}`);
    expect([status, body.errors[0]]).toEqual([422, expect.objectContaining({ code, pointer })]);
  });
});
