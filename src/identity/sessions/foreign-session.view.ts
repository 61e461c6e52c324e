/** The last login of a user in a browser. */
export class UserSignInView {
  userId: string;

  /** Time at which the user last started a session. Logins of scripts for an access token do not count. */
  lastSignInAt: Date;

  /**
   * Number of sessions of the user that have not ended.
   * @example 2
   */
  sessions: number;
}

/** The last logins of all users who have ever logged in in a browser, with the latest first. */
export class UserSignInsView {
  items: UserSignInView[];
}
