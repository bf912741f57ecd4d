import type { Language } from '../../src/language.js';
import { notice } from './short-notice.js';

/** The short messages of the bot in a channel, where everybody reads them. */
export const channelNotices = {
  /** A reply under the post in a channel, with a mention, was copied to the open thread. */
  channelReplyKept: (language: Language) => notice('channelReplyKept', language),
  /** An answer under the post may not have been kept: there was no room for it while the database was away. */
  channelReplyLost: (language: Language) => notice('channelReplyLost', language),
  /** An answer under the post was edited into something that the open thread cannot hold. */
  channelReplyWithdrawn: (language: Language) => notice('channelReplyWithdrawn', language),
  /** Everybody in the channel reads this. `posts`: the language of the posts. */
  channelChosen: (language: Language, posts: Language) =>
    notice('channelChosen', language, {
      text: posts === 'en' ? 'notices.channelChosen.textEn' : 'notices.channelChosen.text',
    }),
  channelStopped: (language: Language) => notice('channelStopped', language),
  /** The commands in a channel. */
  channelHelp: (language: Language) => notice('channelHelp', language),
  /** For somebody with several programmes: they name the one that they mean. Everybody in the channel reads this. */
  channelWhichProgramme: (language: Language) => notice('channelWhichProgramme', language),
  /** The channel is that of a programme that the person does not facilitate; which one, it does not tell. */
  channelOfAnother: (language: Language) => notice('channelOfAnother', language),
  channelFacilitatorsOnly: (language: Language) => notice('channelFacilitatorsOnly', language),
};
