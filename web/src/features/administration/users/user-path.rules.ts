/** Returns the address of the page of a user. */
export function getUserPath(id: string): string {
  return `/administration/users/${id}`;
}
