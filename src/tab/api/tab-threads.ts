import { z } from 'zod';
import { text, toggle } from '../../http/form-fields.js';
import type { Caller } from '../../http/tab-routes.js';
import { mayRead } from '../../participants/membership.js';
import type { Services } from '../../services.js';
import { matchThreadId } from '../../threads/thread.js';
import type { Page } from '../../threads/thread-service.js';
import type { Writing } from '../../threads/thread-writing.js';
import { programmeFor, programmeNamer } from '../own-programmes.js';
import { createThreadModel } from '../thread-model.js';
import type { CurrentOpenThreadWire, OpenThreadWire, PostAnswerWire, TalkWire } from '../wire/thread-wire.js';
import type { TypedRoutes } from './typed-routes.js';

/** A page of the tab holds more than a card. */
const ON_A_PAGE = { posts: 15, characters: 30_000 };

const id = z.string().min(1).max(200);
/** More than the body of a request takes: the store of the text sets the real limit (characters). */
const LONGEST_TEXT = 100_000;
/** Identifies a post among the person's; the same when it is sent again. */
const once = z.string().min(8).max(100);

const talkForm = z.object({ match: id });
const talkPostForm = z.object({ match: id, once, text: text(LONGEST_TEXT) });
const roundPostForm = z.object({ round: id, once, text: text(LONGEST_TEXT) });
const reportForm = z.object({ post: id });
const newsForm = z.object({ round: id, wanted: toggle.pipe(z.boolean()) });

/** The conversations of the person who is signed in: that of a match, and the open one of a round. */
export function addTabThreads(
  routes: TypedRoutes,
  services: Pick<Services, 'threads' | 'roundThreads' | 'directory' | 'dilemmas' | 'municipalities' | 'terms'>,
): void {
  const { threads, roundThreads } = services;
  const modelFor = async ({ language, participant }: Caller) =>
    createThreadModel(services, language, await programmeNamer(participant, services));

  async function talk(caller: Caller, matchId: string, page: Page = {}): Promise<TalkWire> {
    const view = await threads.ofMatch(caller.participant, matchId, { ...page, room: ON_A_PAGE });
    return (await modelFor(caller)).talk(view);
  }

  async function open(caller: Caller, roundId: string, page: Page = {}): Promise<OpenThreadWire> {
    const view = await roundThreads.show(caller.participant, roundId, { ...page, room: ON_A_PAGE });
    return (await modelFor(caller)).open(view);
  }

  routes.get('talks', async ({ caller, query }) =>
    (await modelFor(caller)).talks(await threads.list(caller.participant, query('after') || undefined)),
  );

  routes.get('talks/:match', ({ caller, param, query }) => talk(caller, param('match'), pageOf(query)));

  routes.post(
    'talks/post',
    talkPostForm,
    async ({ match, ...writing }, { caller }): Promise<PostAnswerWire<TalkWire>> => {
      const outcome = await threads.postInMatch(caller.participant, match, written(writing));
      if (outcome.kind === 'problem') return outcome;
      return { kind: outcome.kind === 'posted' ? 'posted' : 'ended', thread: await talk(caller, match) };
    },
  );

  routes.post('talks/close', talkForm, async ({ match }, { caller }) => {
    await threads.close(caller.participant, matchThreadId(match));
    return talk(caller, match);
  });

  routes.get('open-thread', async ({ caller: { participant }, query }): Promise<CurrentOpenThreadWire> => {
    const asked = programmeFor(participant, query('programme'));
    const [current] = await roundThreads.current(mayRead(participant, asked) ? [asked] : []);
    return { roundId: current?.roundId ?? null };
  });

  routes.get('open-thread/:round', ({ caller, param, query }) => open(caller, param('round'), pageOf(query)));

  routes.post(
    'open-thread/post',
    roundPostForm,
    async ({ round, ...writing }, { caller }): Promise<PostAnswerWire<OpenThreadWire>> => {
      const outcome = await roundThreads.post(caller.participant, round, written(writing));
      if (outcome.kind === 'problem') return outcome;
      return { kind: outcome.kind, thread: await open(caller, round) };
    },
  );

  // The page that ends with the post: it may be an older one.
  routes.post('open-thread/report', reportForm, async ({ post }, { caller }) =>
    (await modelFor(caller)).open(await roundThreads.report(caller.participant, post)),
  );

  routes.post('open-thread/news', newsForm, async ({ round, wanted }, { caller }) => {
    const participant = await roundThreads.setNews(caller.participant, wanted);
    return open({ ...caller, participant }, round);
  });
}

/** As the cards of the bot do: the same text of the same draft is one post, however often it is sent. */
function written({ once: draft, text }: { readonly once: string; readonly text: string }): Writing {
  return { typed: text, origin: ['tab', draft, text], source: 'personal' };
}

function pageOf(query: (name: 'before') => string): Page {
  const before = Number(query('before'));
  return Number.isSafeInteger(before) && before > 0 ? { before } : {};
}
