import { formatBody, formatHeaders } from './delivery-texts.rules';

it('Headers stand one below the other', () => {
  expect(formatHeaders({ 'webhook-id': 'a', 'content-type': 'application/json' })).toBe(
    'webhook-id: a\ncontent-type: application/json',
  );
});

it('A body of JSON has one field on each line', () => {
  expect(formatBody('{"type":"lead.created","data":{"id":1}}')).toBe(
    '{\n  "type": "lead.created",\n  "data": {\n    "id": 1\n  }\n}',
  );
});

it('A body that is no JSON, or was cut, stays as it is', () => {
  expect([formatBody('Not found'), formatBody('{"a": [1,')]).toEqual(['Not found', '{"a": [1,']);
});
