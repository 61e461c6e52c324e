import i18next from 'i18next';

/** One field of a request that the server did not accept. */
export interface FieldProblem {
  /** JSON pointer of the field, such as `/companyId`. */
  pointer: string;
  code: string;
  detail: string;
}

/** A record that may be the same as one to be created. Companies have a name, contacts a full name, documents a title. */
export interface DuplicateCandidate {
  id: string;
  name?: string;
  fullName?: string;
  /** The title of a document. */
  title?: string;
  nativeName?: string | null;
  country?: string;
  city?: string | null;
  jobTitle?: string | null;
  companyName?: string | null;
  reasons?: readonly { code: string; detail: string }[];
}

/** The body of a response with an error (application/problem+json). */
export interface Problem {
  code: string;
  title?: string;
  detail?: string;
  errors?: FieldProblem[];
  requestId?: string;
  /** Records that may be the same as the one to be created. */
  candidates?: readonly DuplicateCandidate[];
  /** The tables with too many mentions of a person to decide one by one. */
  tables?: readonly { table: string; rows: number }[];
}

/** An error that the server answered. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.name = 'ProblemError';
  }

  /** Returns what is wrong with a field, or null. */
  findFieldDetail(pointer: string): string | null {
    return this.problem.errors?.find((error) => error.pointer === pointer)?.detail ?? null;
  }
}

/** The server could not be reached, or it is starting and answers nothing but 503. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super(i18next.t('noAnswer', { ns: 'shared' }), { cause });
    this.name = 'UnreachableError';
  }
}

/** Reads the problem of a response. A proxy may answer with a body that is no problem. */
export async function readProblem(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    return { ...body, code: body.code ?? `http.${response.status}` };
  } catch {
    return { code: `http.${response.status}`, detail: response.statusText };
  }
}
