import { useApi } from '../support/api.js';

describe('A rename in SQL that leaves updated_at as it is', () => {
  const { api } = useApi();

  it('counts from now on, and leaves the former name to reports of past days', async () => {
    const { body } = await api.manager.post('/companies', { name: 'Isikova', country: 'CN' });
    await api.db.query(`UPDATE company SET name = 'Isikova Lighting' WHERE id = $1`, [body.id]);
    const { rows } = await api.db.query(
      `SELECT label, valid_from > $2 AS "isLater" FROM label_version
       WHERE entity_type = 'company' AND entity_id = $1 ORDER BY valid_from`,
      [body.id, body.createdAt],
    );
    expect(rows).toEqual([
      { label: 'Isikova', isLater: false },
      { label: 'Isikova Lighting', isLater: true },
    ]);
  });
});
