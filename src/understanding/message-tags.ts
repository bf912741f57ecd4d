/** A place in a text (`start` inclusive, `end` exclusive). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The mention of somebody in a text, tags included, and what stands between them. */
export interface MentionTag extends Range {
  readonly inside: string;
}

/** Tags that Teams adds to the text of a message. */
export interface MessageTags {
  /** `<at>…</at>`, in order and apart. */
  readonly mentions: readonly MentionTag[];
  /** `<quoted messageId="…"/>`: the place of a message that is quoted, whose text is not there. */
  readonly placeholders: readonly Range[];
}

const TAG = /<(\/?)(at|quoted)(?=[\s/>])([^<>]*)>/gi;

interface Open extends Range {
  readonly name: string;
}

/** Finds the tags in a text. One that was opened and not closed is none, but for the placeholder. The time is linear. */
export function messageTags(text: string): MessageTags {
  const mentions: MentionTag[] = [];
  const placeholders: Range[] = [];
  let open: Open | null = null;
  const giveUp = (): void => {
    if (open?.name === 'quoted') placeholders.push(open);
    open = null;
  };
  for (const tag of text.matchAll(TAG)) {
    const [whole, slash, tagName = '', rest = ''] = tag;
    const name = tagName.toLowerCase();
    const [start, end] = [tag.index, tag.index + whole.length];
    if (slash === '') {
      giveUp();
      if (!rest.endsWith('/')) open = { name, start, end };
      else if (name === 'quoted') placeholders.push({ start, end });
    } else if (open?.name === name) {
      const range = { start: open.start, end };
      if (name === 'quoted') placeholders.push(range);
      else mentions.push({ ...range, inside: text.slice(open.end, start) });
      open = null;
    }
  }
  giveUp();
  return { mentions, placeholders };
}
