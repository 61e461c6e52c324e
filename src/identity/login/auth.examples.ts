/** An example of a request body, as the API document shows it. */
interface BodyExample {
  summary: string;
  value: object;
}

const createLogin = (summary: string, name: string): BodyExample => ({
  summary,
  value: { email: `${name}@locate.example`, password: 'limburg-demo-2026' },
});

/** Request bodies that log in to the demo, the managers first, because a second one must verify a win. */
export const LOGIN_EXAMPLES: Record<string, BodyExample> = {
  an: createLogin('An Janssens, manager', 'an'),
  katrien: createLogin('Katrien Wouters, manager', 'katrien'),
  stefan: createLogin('Stefan Raes, business development manager', 'stephan'),
  admin: createLogin('Administrator', 'admin'),
};
