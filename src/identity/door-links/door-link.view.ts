/** A door link, without its token. */
export class DoorLinkView {
  id: string;
  /**
   * The person who has the link.
   * @example "Mei Ling"
   */
  name: string;
  /** The time until which the link opens the check-in, unless it is revoked before. */
  expiresAt: Date;
  revokedAt: Date | null;
  createdAt: Date;
  createdBy: string | null;
}

/** A new door link with its address, which is shown only in this response. */
export class NewDoorLinkView extends DoorLinkView {
  /**
   * The address to pass on, by hand or as a QR code. Everybody who knows it can check people in. It is null in the replay
   * of a request.
   * @example "https://crm.example/door/0199c000-0000-7000-8000-000000000410#door_5pVxK0…"
   */
  url: string | null;
}

/** The door links of a seminar, with the newest first. */
export class DoorLinksView {
  items: DoorLinkView[];
}

/** The link with which a device checks people in. */
export class DoorSessionView {
  seminarId: string;
  /** @example "Mei Ling" */
  name: string;
  expiresAt: Date;
}
