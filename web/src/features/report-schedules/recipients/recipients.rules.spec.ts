import { addRecipient, MAX_RECIPIENTS, type Recipient, removeRecipient } from './recipients.rules';

const buildUser = (userId: string): Recipient => ({ userId, contactId: null });
const chen: Recipient = { userId: null, contactId: 'chen' };

describe('The recipients of a schedule', () => {
  it('are colleagues and contacts, each once, in the order in which they were added', () => {
    const both = addRecipient(addRecipient([], buildUser('an')), chen);
    expect(both).toEqual([buildUser('an'), chen]);
    expect(addRecipient(both, { ...chen })).toEqual(both);
    expect(removeRecipient(both, 0)).toEqual([chen]);
  });

  it('are no more than the server takes', () => {
    const full = Array.from({ length: MAX_RECIPIENTS }, (_, index) => buildUser(String(index)));
    expect(addRecipient(full, chen)).toEqual(full);
  });
});
