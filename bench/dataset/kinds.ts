/** The kinds of records, which are part of their ids. */
export const [USER, COMPANY, CONTACT, LEAD, INTERACTION, TRANSITION, TRANSACTION] = [1, 2, 3, 4, 5, 6, 7] as const;
export const [ACTIVITY, AGREEMENT, COMMITMENT, TASK, CONSENT, PARTICIPANT, REGISTRATION] = [
  8, 9, 10, 11, 12, 13, 14,
] as const;
