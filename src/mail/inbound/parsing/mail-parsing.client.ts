import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { RenderWorker } from '../../../common/documents/render.worker.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { describeError } from '../../../common/http/problem.filter.js';
import { limitLength } from './mail-characters.rules.js';
import type { MailResults, MailTask, render as parseMail } from './mail-parsing.worker.js';
import type { MailHead, ParsedMail } from './parsed-mail.rules.js';
import type { render as readVisible } from './visible-text.worker.js';

const PARSING_WORKER = 'mail/inbound/parsing/mail-parsing.worker.js';
const VISIBLE_WORKER = 'mail/inbound/parsing/visible-text.worker.js';
/** Milliseconds after which a message counts as one that cannot be parsed. The largest ones take a few seconds. */
const PARSE_TIMEOUT_MS = 30_000;
/** Milliseconds for leaving out the quoted history. A text that is made to take long is shown with it. */
const VISIBLE_TIMEOUT_MS = 5_000;
/** The beginning of a text in which quoted history is looked for. People type less. */
const MAX_VISIBLE = 20_000;
const MAX_VISIBLE_LINES = 500;

/** Parses messages in a thread of its own, one after the other, with limits of time and memory. */
@Injectable()
export class MailParsingClient implements OnModuleDestroy, OnApplicationShutdown {
  private readonly log = new Logger(MailParsingClient.name);
  private readonly parser = new RenderWorker(() => AbortSignal.timeout(PARSE_TIMEOUT_MS));
  // A text that takes long must not end the parsing of other messages.
  private readonly reader = new RenderWorker(() => AbortSignal.timeout(VISIBLE_TIMEOUT_MS));

  /**
   * Reads the headers of a message; null if they cannot be parsed.
   * @throws 503 if too many messages wait, or if the thread fails
   */
  parseHead(path: string): Promise<MailHead | null> {
    return this.parse({ kind: 'head', path });
  }

  /**
   * Parses a message while `use` runs, which gets null if it cannot be parsed. Its attachments are files until then.
   * @throws 503 if too many messages wait, or if the thread fails, and the errors of `use`
   */
  async withParsed<T>(path: string, use: (mail: ParsedMail | null) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'locate-mail-'));
    try {
      return await use(await this.parse({ kind: 'whole', path, folder }));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** Returns what the author of a text has typed, without quoted history. */
  async readVisibleText(text: string): Promise<string> {
    const beginning = limitLength(text, MAX_VISIBLE).split('\n').slice(0, MAX_VISIBLE_LINES).join('\n');
    if (beginning.trim() === '') return '';
    try {
      const visible = await this.reader.render<typeof readVisible>(VISIBLE_WORKER, beginning);
      return visible.toString('utf8');
    } catch (error) {
      if (error instanceof CodedError) throw error;
      this.log.warn({ error: (error as Error).name }, 'mail.quotations_kept');
      return beginning;
    }
  }

  private async parse<Task extends MailTask>(task: Task): Promise<MailResults[Task['kind']] | null> {
    const json = await this.runParser(task);
    const parsed = json && (JSON.parse(json.toString('utf8')) as MailResults[Task['kind']] | null);
    if (parsed === null) this.log.warn({ task: task.kind }, 'mail.unreadable');
    return parsed;
  }

  /** Returns null if a message exceeds the limits. Headers alone never do, so that only the thread can be slow. */
  private async runParser(task: MailTask): Promise<Buffer | null> {
    try {
      return await this.parser.render<typeof parseMail>(PARSING_WORKER, task);
    } catch (error) {
      if (error instanceof CodedError) throw error;
      if (task.kind === 'whole' && isLimitError(error)) return null;
      this.log.error(describeError(error), 'mail.parser_failed');
      throw new CodedError('inbound_mail.parser_unavailable', 'The mail could not be parsed now; try again shortly.');
    }
  }

  onModuleDestroy(): void {
    this.parser.onModuleDestroy();
    this.reader.onModuleDestroy();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.parser.onApplicationShutdown(), this.reader.onApplicationShutdown()]);
  }
}

/** Tells whether a message took too much time or memory. */
function isLimitError(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || (cause as Error | undefined)?.name === 'TimeoutError';
}
