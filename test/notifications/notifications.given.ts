import { type Answer, type Caller } from '../support/api.js';

/** Returns the unread notifications of a user, newest first. */
export async function readUnread(user: Caller): Promise<Answer['body'][]> {
  const { status, text, body } = await user.get('/notifications?unread=true&limit=200');
  if (status !== 200) throw new Error(text);
  return body.items;
}

/** Returns the kinds and records of the unread notifications of a user, newest first. */
export async function summariseUnread(user: Caller): Promise<[kind: string, title: string][]> {
  return (await readUnread(user)).map(({ kind, record }) => [kind, record.title]);
}

/** Returns the body of a successful answer. */
export async function ok(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}
