import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { check, makeTwins, run, uploadLines } from './imports.given.js';

const { api, make } = useApi();

describe('A row with its candidates', () => {
  const fieldsOf = (comparison: { fields: { field: string }[] }) =>
    Object.fromEntries(comparison.fields.map(({ field, ...one }) => [field, one]));

  it('is compared with each record field by field, as the records are now', async () => {
    const { id, first, second } = await makeTwins(api, make, 'Juniper Optics');
    await check(api, api.bdm, id);
    await ok(api.bdm.patch(`/companies/${first.id}`, { website: 'https://other.example' }));
    await ok(api.manager.delete(`/companies/${second.id}`));
    const { comparisons, row, canDecide } = await ok(api.bdm.get(`/imports/${id}/rows/2`));
    expect([row, canDecide]).toEqual([2, true]);
    const [one, other] = [first, second].map(({ id: recordId }) =>
      comparisons.find((each: { recordId: string }) => each.recordId === recordId),
    );
    expect(other).toMatchObject({ isUsable: false, fields: [] });
    expect(one).toMatchObject({ isUsable: true, row: null });
    expect(fieldsOf(one)).toEqual({
      name: { value: 'Juniper Optics', candidateValue: 'Juniper Optics', isDifferent: false },
      country: { value: 'BE', candidateValue: 'BE', isDifferent: false },
      website: { value: 'https://juniper.example', candidateValue: 'https://other.example', isDifferent: true },
    });
    expect(await ok(api.bdm.get(`/imports/${id}/rows/3`))).toMatchObject({ comparisons: [], canDecide: false });
    const reader = await api.key('manager', ['imports:read', 'companies:read']);
    expect((await ok(reader.get(`/imports/${id}/rows/2`))).canDecide).toBe(false);
  });

  it('is compared with an earlier row, and with what records name and are known by', async () => {
    const company = await make.company({ name: 'Spruce Optics', country: 'BE' });
    const lines = [
      'Full name,company.name,Phone,Email,externalId,Languages',
      'An Claes,Spruce Optics,+32 11 22 33 44,an@spruce.example,7,nl',
      'An Claes,Spruce Optics NV,+32 11 22 33 55,a.claes@spruce.example,8,nl;en',
    ];
    const { id } = await uploadLines(api.bdm, 'contacts', ...lines);
    await check(api, api.bdm, id);
    const expected = {
      fullName: { isDifferent: false },
      company: { value: 'Spruce Optics NV', isDifferent: false },
      phone: { isDifferent: true },
      email: { candidateValue: 'an@spruce.example', isDifferent: true },
      externalId: { isDifferent: true },
      languages: { value: ['nl', 'en'], candidateValue: ['nl'], isDifferent: true },
    };
    const checked = await ok(api.bdm.get(`/imports/${id}/rows/3`));
    expect(checked.comparisons).toMatchObject([{ recordId: null, row: 2, isUsable: true }]);
    expect(fieldsOf(checked.comparisons[0])).toMatchObject({
      ...expected,
      phone: { candidateValue: '+3211223344' },
    });
    const [earlier] = await run(api, api.bdm, id);
    const { comparisons } = await ok(api.bdm.get(`/imports/${id}/rows/3`));
    expect(comparisons).toMatchObject([{ recordId: earlier.recordId, row: 2 }]);
    expect(fieldsOf(comparisons[0])).toMatchObject({
      ...expected,
      company: { candidateValue: company.name, isDifferent: false },
      phone: { value: '+3211223355', candidateValue: '+3211223344', isDifferent: true },
      externalId: { value: '8', candidateValue: ['7'], isDifferent: true },
    });
  });

  it('writes numbers that are the same in different ways as the same', async () => {
    await make.contact({ fullName: 'Bo Claes', phone: '+3211223344', email: 'bo@one.example' });
    const { id } = await uploadLines(
      api.bdm,
      'contacts',
      'Full name,Phone,Email',
      'Bo Claes,+32 (0)11 22 33 44,BO@two.example',
    );
    await check(api, api.bdm, id);
    const { comparisons } = await ok(api.bdm.get(`/imports/${id}/rows/2`));
    expect(fieldsOf(comparisons[0])).toMatchObject({ phone: { isDifferent: false }, email: { isDifferent: true } });
  });

  it('is compared with a company that it would create although it resembles one', async () => {
    const company = await make.company({ name: 'Rosewood Optics NV', country: 'BE', city: 'Genk' });
    const { id } = await uploadLines(
      api.bdm,
      'contacts',
      'fullName,company.name,company.country,company.city',
      'Bo Peeters,Rosewood Optics BV,BE,Bree',
    );
    await ok(api.bdm.patch(`/imports/${id}`, { createMissing: ['companies'] }));
    expect((await check(api, api.bdm, id))[0]).toMatchObject({ outcome: 'possible_duplicate' });
    const { comparisons } = await ok(api.bdm.get(`/imports/${id}/rows/2`));
    expect(comparisons).toMatchObject([{ recordId: company.id, entity: 'companies', isUsable: true }]);
    expect(fieldsOf(comparisons[0])).toMatchObject({
      'company.name': { candidateValue: 'Rosewood Optics NV', isDifferent: true },
      'company.city': { value: 'Bree', candidateValue: 'Genk', isDifferent: true },
    });
  });

  it('is shown to those who may read the rows only', async () => {
    const { id } = await makeTwins(api, make, 'Hawthorn Optics');
    const colleague = await api.user('bdm');
    const key = await api.key('manager', ['imports:read', 'imports:write']);
    const answers = await Promise.all(
      [api.manager, colleague, api.viewer, key].map(async (by) => (await by.get(`/imports/${id}/rows/2`)).status),
    );
    expect(answers).toEqual([200, 404, 403, 403]);
    for (const row of ['9', '0', 'x']) expect((await api.bdm.get(`/imports/${id}/rows/${row}`)).status).toBe(404);
  });
});
