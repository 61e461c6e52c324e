import { useWebhooks } from './sending.given.js';

const given = useWebhooks({ env: { WEBHOOK_PRIVATE_ORIGINS: '' } });
const { make, receiver } = given;

describe('A webhook whose name leads to this machine', () => {
  it('is not sent, because names are looked up at each attempt', async () => {
    const { port } = new URL(receiver.origin);
    const { id } = await given.create({ url: `https://localhost:${port}/hooks` });
    await make.company();
    await given.send();
    expect(receiver.requests).toEqual([]);
    const deliveries = await given.listDeliveries(id);
    expect(deliveries).toMatchObject([
      { state: 'waiting', attempts: 1, statusCode: null, errorCode: 'remote.private_address' },
    ]);
  });
});
