import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import type { NoticeButton } from './notice.js';
import { type Label, notice } from './short-notice.js';

const THREADS: Label = ['thread.others', execute('thread.list')];
const HELP: Label = ['common.help', execute('help.show')];
const MATCH: Label = ['common.toMatch', execute('match.show')];

/** A thread by its id, and the others in it as they stand in a sentence (Markdown). */
interface ThreadNotice {
  readonly names: string;
  readonly thread: string;
}

/** Notices about conversations, of a match and of a round. */
export const threadNotices = {
  /** The typed text went to the thread that the person is talking in. */
  threadPosted: (language: Language, { names, title, thread }: ThreadNotice & { readonly title: string }) =>
    notice('threadPosted', language, {
      values: { names, title: escapeMarkdown(title) },
      buttons: [
        ['thread.whole', execute('thread.show', { thread })],
        ['notices.threadPosted.leave', execute('thread.leave', { thread })],
      ],
    }),
  /** Plain messages go to nobody any more; `names` of the thread that they went to. */
  threadLeft: (language: Language, names?: string) =>
    names === undefined
      ? notice('threadLeft', language, { buttons: [THREADS] })
      : notice('threadLeft', language, { text: 'notices.threadLeft.textWith', values: { names }, buttons: [THREADS] }),
  /** Something was typed that may have been for a thread in which the person was talking before. */
  threadExpired: (language: Language, { names, thread }: ThreadNotice) =>
    notice('threadExpired', language, {
      values: { names },
      buttons: [
        ['thread.enter', execute('thread.enter', { thread })],
        ['common.help', execute('help.show')],
      ],
    }),
  /** Something was written in a thread that is closed. */
  threadEnded: (language: Language, { names, thread }: ThreadNotice) =>
    notice('threadEnded', language, {
      values: { names },
      buttons: [['notices.threadClosed.show', execute('thread.show', { thread })]],
    }),
  /** Somebody else closed a thread. */
  threadClosed: (language: Language, { names, thread }: ThreadNotice) =>
    notice('threadClosed', language, {
      values: { names },
      buttons: [['notices.threadClosed.show', execute('thread.show', { thread })]],
    }),
  /** Asks once. */
  threadCloseAsk: (language: Language, thread: string) =>
    notice('threadCloseAsk', language, {
      buttons: [
        ['notices.threadCloseAsk.confirm', execute('thread.close', { thread })],
        ['common.cancel', execute('thread.show', { thread })],
      ],
    }),
  /** No talk with a colleague yet; `open`: the ways to the open threads. */
  threadNone: (language: Language, open: readonly NoticeButton[] = []) =>
    notice('threadNone', language, { buttons: [MATCH], more: open }),
  /** News from the open thread of a round, once a day. */
  roundNews: (
    language: Language,
    news: { readonly round: string; readonly title: string; readonly count: number; readonly isMore: boolean },
  ) =>
    notice('roundNews', language, {
      text: news.isMore ? 'notices.roundNews.many' : 'notices.roundNews.text',
      values: { count: news.count, title: escapeMarkdown(news.title) },
      buttons: [
        ['roundThread.show', execute('round.thread', { round: news.round })],
        ['roundThread.newsOff', execute('news.off')],
      ],
    }),
  newsOff: (language: Language) =>
    notice('newsOff', language, { buttons: [['roundThread.newsOn', execute('news.on')], THREADS] }),
  newsOn: (language: Language) => notice('newsOn', language, { buttons: [THREADS] }),
  /** An edit or deletion of a message in Teams was applied to its post too. */
  threadEdited: (language: Language, names: string) => notice('threadEdited', language, { values: { names } }),
  threadDeleted: (language: Language, names: string) => notice('threadDeleted', language, { values: { names } }),
  threadRestored: (language: Language, names: string) => notice('threadRestored', language, { values: { names } }),
  /** Not done: nothing is written there any more, or the text is none that can be. */
  threadEditEnded: (language: Language, names: string) => notice('threadEditEnded', language, { values: { names } }),
  threadEditUnfit: (language: Language, { names, limit }: { readonly names: string; readonly limit: number }) =>
    notice('threadEditUnfit', language, { values: { names, count: limit } }),
  threadOvertaken: (language: Language, names: string) => notice('threadOvertaken', language, { values: { names } }),
  /** A message that became nothing was edited. */
  editNotRead: (language: Language) => notice('editNotRead', language, { buttons: [HELP] }),
  /** An attachment came while the person is talking in a thread. */
  threadTextOnly: (language: Language, names: string) => notice('threadTextOnly', language, { values: { names } }),
  threadTooLong: (language: Language, limit: number) => notice('threadTooLong', language, { values: { count: limit } }),
  threadEmpty: (language: Language) => notice('threadEmpty', language),
  unknownThread: (language: Language) => notice('unknownThread', language, { buttons: [THREADS] }),
  /** "Stop" while talking in a thread can mean two things. */
  stopWhat: (language: Language, { names, thread }: ThreadNotice) =>
    notice('stopWhat', language, {
      values: { names },
      buttons: [
        ['notices.threadPosted.leave', execute('thread.leave', { thread })],
        ['notices.stopWhat.programme', execute('leave.ask')],
      ],
    }),
} as const;
