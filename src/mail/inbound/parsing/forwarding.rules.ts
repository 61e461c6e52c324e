/** The beginnings of subjects that forwarding puts there, in the languages of the mail programs that people here use. */
const FORWARD_PREFIX = /^\s*\[?(?:fwd?|wg|tr|doorst|doorgestuurd|enc|rv|i|转发|轉寄|转寄)\]?\s*[:：]/i;
const REPLY_PREFIX = /^\s*\[?(?:re|aw|antw|antwoord|sv|回复|回覆|答复)\]?\s*[:：]/i;

/** The lines that programs put before a message that is forwarded. */
const FORWARD_LINES = [
  'forwarded message',
  'begin forwarded message',
  'start of forwarded message',
  'doorgestuurd bericht',
  'begin doorgestuurd bericht',
  'weitergeleitete nachricht',
  'anfang der weitergeleiteten nachricht',
  'message transféré',
  'message transmis',
  'messaggio inoltrato',
  'mensaje reenviado',
  'inizio messaggio inoltrato',
  'inicio del mensaje reenviado',
  'début du message réexpédié',
  '转发的邮件',
  '转发的消息',
  '转发邮件信息',
  '转发邮件',
  '转发的原文信息',
  '开始转发的邮件',
  '下面是被转发的邮件',
  '轉寄郵件',
  '以下是轉寄的郵件',
];

/** The lines that programs put before a message that is quoted in a reply. A forward of some programs has them too. */
const ORIGINAL_LINES = [
  'original message',
  'oorspronkelijk bericht',
  'oorspronkelijke bericht',
  'origineel bericht',
  'ursprüngliche nachricht',
  'message d’origine',
  "message d'origine",
  'message original',
  '原始邮件',
  '邮件原件',
  '原始郵件',
  '原始訊息',
];

/** Tells whether a subject says that the mail is forwarded. */
export function isForwardSubject(subject: string): boolean {
  return FORWARD_PREFIX.test(subject.slice(0, 200));
}

/** Tells whether a subject says that the mail is a reply. */
export function isReplySubject(subject: string): boolean {
  return REPLY_PREFIX.test(subject.slice(0, 200));
}

/** Tells whether a line announces a message that is forwarded. */
export function isForwardLine(line: string): boolean {
  return FORWARD_LINES.includes(stripRule(line));
}

/** Tells whether a line separates the text of the author from an earlier message. */
export function isSeparatorLine(line: string): boolean {
  const words = stripRule(line);
  if (FORWARD_LINES.includes(words) || ORIGINAL_LINES.includes(words)) return true;
  // Outlook draws a line before a quoted message.
  return words === '' && /^[-_=]{10,}$/.test(line.trim());
}

/** Removes the dashes, quotes and colons around the words of a line. */
function stripRule(line: string): string {
  if (line.length > 120) return line;
  return line
    .replace(/^[>|\s*\-_=\u00a0]+/, '')
    .replace(/[\s*\-_=:：\u00a0]+$/, '')
    .toLowerCase();
}
