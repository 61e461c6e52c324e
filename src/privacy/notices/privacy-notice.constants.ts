/** The ways in which a person is told. They are those of requests. */
export {
  REQUEST_CHANNELS as NOTICE_CHANNELS,
  type RequestChannel as NoticeChannel,
} from '../requests/privacy-request.constants.js';

/** The kinds of lists of somebody else by which a person was entered. */
export const NOTICE_SOURCES = ['delegation', 'import'] as const;
/** One of {@link NOTICE_SOURCES}. */
export type NoticeSource = (typeof NOTICE_SOURCES)[number];

/** The maximum number of people of one request. */
export const MAX_NOTICE_KEYS = 200;
