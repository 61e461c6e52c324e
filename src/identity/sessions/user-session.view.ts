import { ApiProperty } from '@nestjs/swagger';
import { type Role, ROLES } from '../../common/actor/actor.constants.js';

/** A session of the caller. */
export class UserSessionView {
  id: string;

  /** Time of the login. */
  createdAt: Date;

  /** Time of the last request, to the minute. */
  lastUsedAt: Date;

  /** Time at which the session ends unless it is used: 12 hours after its last use, 14 days after the login. */
  expiresAt: Date;

  /**
   * The browser as it names itself.
   * @example "Mozilla/5.0 (X11; Linux x64; rv:146.0) Gecko/20100101 Firefox/146.0"
   */
  @ApiProperty({ type: String, nullable: true })
  userAgent: string | null;

  /** Whether this request belongs to the session. */
  current: boolean;
}

/** The sessions of the caller that have not ended, with the last used first. */
export class UserSessionsView {
  items: UserSessionView[];
}

/** The user of a session. */
export class SessionUserView {
  id: string;

  /** @example "an@locate.example" */
  email: string;

  /** @example "An Janssens" */
  fullName: string;

  @ApiProperty({ enum: ROLES, example: 'bdm' })
  role: Role;

  /** @example ["leads:read", "leads:write"] */
  permissions: string[];

  /**
   * The number of unread notifications.
   * @example 3
   */
  @ApiProperty({ type: 'integer' })
  unreadNotifications: number;
}

/** The session of this request and its user. Both are null without a session. */
export class CurrentSessionView {
  @ApiProperty({ type: SessionUserView, nullable: true })
  user: SessionUserView | null;

  @ApiProperty({ type: UserSessionView, nullable: true })
  session: UserSessionView | null;
}

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
