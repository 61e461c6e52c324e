import { PASSWORD, type Answer, Caller, type TestApi } from '../support/api.js';

/** Headers that a browser and the web application add to a write over HTTP. */
export const pageHeaders = (url: string) => ({ 'x-locate-client': 'web', origin: url });

/** Returns the cookie of a response, as a browser sends it back. */
export const readCookie = ({ headers }: Answer): string => headers.get('set-cookie')!.split(';')[0]!;

/** Logs in as a page of the application does. */
export function logIn(client: Caller, email: string, headers: Record<string, string> = {}): Promise<Answer> {
  return client.post('/sessions', { email, password: PASSWORD }, { ...pageHeaders(client.base), ...headers });
}

/** Returns the e-mail address of a user. */
export const readEmail = async (api: TestApi, { id }: Caller): Promise<string> =>
  (await api.admin.get(`/users/${id}`)).body.email as string;

/** Starts a session of a user and returns the page that has it. */
export async function openPage(api: TestApi, user: Caller): Promise<Caller> {
  const answer = await logIn(api.anonymous, await readEmail(api, user));
  return new Caller(api.url, user.id, { ...pageHeaders(api.url), cookie: readCookie(answer) });
}
