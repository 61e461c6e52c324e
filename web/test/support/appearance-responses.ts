/** The server fails. */
export const FAILURE = {
  status: 500,
  body: { code: 'request.failed', title: 'The server failed', requestId: 'a1b2c3' },
};
/** The role of the user does not include the right. */
export const FORBIDDEN = {
  status: 403,
  body: { code: 'auth.forbidden', detail: 'You may not do this.', requestId: 'a1b2c3' },
};
/** A list without records. */
export const NOTHING = { status: 200, body: { items: [], nextCursor: null, total: 0 } };
