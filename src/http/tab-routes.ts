import { createHash } from 'node:crypto';
import type { Request, Response } from 'restify';
import type { z } from 'zod';
import type { Clock } from '../clock.js';
import { type Language, languageFor } from '../language.js';
import type { Log } from '../log.js';
import { type Participant, type PersonKey, participantId, takesPart } from '../participants/participant.js';
import type { ParticipantService } from '../participants/participant-service.js';
import type { ProgrammeDirectory } from '../programmes/programme-directory.js';
import { programmeOf } from '../rounds/round.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { Audience } from './audience.js';
import { jsonBody } from './json-body.js';
import { createPersonRate, TAB_RATE } from './person-rate.js';
import { answerFailure, HttpRefusal } from './problem.js';
import { LARGEST_BODY } from './request-head.js';
import type { HttpServer } from './server.js';
import { bearerOf, type TokenCheck } from './tab-auth.js';

/** Largest body of the tab (bytes): forms only. The longest post in emoji of many code points fits, and a whole dilemma. */
const LARGEST_FORM = LARGEST_BODY;

/** A request to an address, with its caller. */
export interface Asked {
  readonly caller: Caller;
  /** A part of the path, such as an id. */
  readonly param: (name: string) => string;
  /** A part of the query; empty when it is not there. */
  readonly query: (name: string) => string;
  /** The body in this shape. Refuses with `badRequest`. */
  readonly form: <T>(schema: z.ZodType<T>) => T;
}

/** Text that is no JSON: a file to download. */
export class FileAnswer {
  constructor(
    readonly content: string,
    readonly type: string,
    readonly name: string,
  ) {}
}

export type TabHandler = (asked: Asked) => Promise<unknown>;

export interface TabRoutes {
  /** Adds a safe request. Answers carry an `ETag`; a client that has the answer gets 304 and no body. */
  get(path: string, audience: Audience, handler: TabHandler): void;
  /** A wish. JSON only, at most 256 kB. */
  post(path: string, audience: Audience, handler: TabHandler): void;
}

export interface TabRoutesParts {
  readonly check: TokenCheck;
  readonly participants: Pick<ParticipantService, 'meetAgain' | 'know'>;
  /** Is the tenant switched on? */
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly directory: Pick<ProgrammeDirectory, 'facilitatedBy' | 'isOwner' | 'forget'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Addresses below `/tab/api` for people who are signed in. The caller comes from the checked token alone; the right to
 * ask is checked before the handler runs; a refusal is a problem document with just a code.
 */
export function createTabRoutes({ routes }: HttpServer, parts: TabRoutesParts): TabRoutes {
  const { check, participants, isAllowedTenant, directory, clock, log } = parts;
  const rate = createPersonRate(TAB_RATE);

  async function callerOf(request: Request, audience: Audience): Promise<Caller> {
    const person = await check(bearerOf(request.header('authorization')));
    const off = !isAllowedTenant(person.tenantId);
    if (off && audience !== 'oneself') throw new HttpRefusal(403, 'tenantNotAllowed');
    const id = participantId(person);
    const wait = rate(id, clock.now().getTime());
    if (wait > 0) throw new HttpRefusal(429, 'tooManyRequests', { 'Retry-After': String(Math.ceil(wait / 1_000)) });
    const participant = await (off ? offParticipant(id) : participantOf(person, id));
    const language = languageFor(participant, queryOf(request, 'language') || undefined);
    const caller = {
      participant,
      language,
      ...(await rightsOf(id, { off, audience, wanted: queryOf(request, 'programme') })),
      off,
    };
    refuseUnless(audience, caller);
    return caller;
  }

  async function rightsOf(
    id: string,
    { off, audience, wanted }: { readonly off: boolean; readonly audience: Audience; readonly wanted: string },
  ): Promise<Rights> {
    if (off) return { owner: false, facilitates: [], programme: wanted };
    const idsNow = async () => (await directory.facilitatedBy(id)).map((programme) => programme.id);
    let facilitates = await idsNow();
    if (audience === 'facilitator' && wanted !== '' && !facilitates.includes(wanted)) {
      // Made or handed over a moment ago, maybe in another process.
      directory.forget();
      facilitates = await idsNow();
    }
    return { owner: directory.isOwner(id), facilitates, programme: wanted || (facilitates[0] ?? '') };
  }

  /** Only the bot makes people known: it is the chat that tells them what is kept before anything is. */
  async function participantOf(person: PersonKey, id: string) {
    const seenOn = amsterdamDate(clock.now());
    const touched = await participants.meetAgain({ id, ...person, seenOn });
    if (touched === null) throw new HttpRefusal(403, 'unknownPerson');
    return touched.participant;
  }

  /** Nothing new is noted about people of a tenant that is switched off. */
  async function offParticipant(id: string) {
    const known = await participants.know(id);
    if (known === null) throw new HttpRefusal(403, 'tenantNotAllowed');
    return known;
  }

  const answering =
    (audience: Audience, handler: TabHandler, reply: typeof answerJson) =>
    async (request: Request, response: Response): Promise<void> => {
      response.setHeader('Referrer-Policy', 'no-referrer');
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
      try {
        const caller = await callerOf(request, audience);
        reply(request, response, await handler({ caller, ...readersOf(request) }));
      } catch (error) {
        if (!answerFailure(response, error)) log.error({ err: error }, 'a request of the tab failed');
      }
    };

  return {
    get: (path, audience, handler) => {
      routes.get(`/tab/api/${path}`, answering(audience, handler, answerTagged));
    },
    post: (path, audience, handler) => {
      routes.post(`/tab/api/${path}`, jsonBody(LARGEST_FORM), answering(audience, handler, answerJson));
    },
  };
}

function readersOf(request: Request): Pick<Asked, 'param' | 'query' | 'form'> {
  return {
    param(name) {
      const params: Readonly<Record<string, unknown>> = request.params;
      return String(params[name] ?? '').slice(0, 200);
    },
    query: (name) => queryOf(request, name),
    form(schema) {
      const parsed = schema.safeParse(request.body);
      if (!parsed.success) throw new HttpRefusal(400, 'badRequest', {}, parsed.error.issues[0]?.path.join('.'));
      return parsed.data;
    },
  };
}

function queryOf(request: Request, name: string): string {
  return (new URLSearchParams(request.getQuery()).get(name) ?? '').slice(0, 200);
}

function answerJson(_request: Request, response: Response, answer: unknown): void {
  if (answer instanceof FileAnswer) {
    response.sendRaw(200, answer.content, {
      'Content-Type': answer.type,
      'Content-Disposition': `attachment; filename="${answer.name}"`,
    });
    return;
  }
  response.sendRaw(200, JSON.stringify(answer ?? {}), { 'Content-Type': 'application/json' });
}

/** `no-store` stays on it: the page itself remembers the answer, and no cache writes it to a disk. */
function answerTagged(request: Request, response: Response, answer: unknown): void {
  if (answer instanceof FileAnswer) {
    answerJson(request, response, answer);
    return;
  }
  const text = JSON.stringify(answer);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  if (request.header('if-none-match') === tag) {
    response.sendRaw(304, '', { ETag: tag });
    return;
  }
  response.sendRaw(200, text, { 'Content-Type': 'application/json', ETag: tag });
}

/** Refuses with `notFacilitator`, whether or not there is such a round, unless it is of the programme of this desk. */
export function assertAtDesk({ programme }: Caller, roundId: string): void {
  if (programmeOf(roundId) !== programme) throw new HttpRefusal(403, 'notFacilitator');
}

/** Refuses with a code that says for whom the address is. */
function refuseUnless(audience: Audience, { participant, owner, facilitates, programme }: Caller): void {
  if (audience === 'facilitator' && !facilitates.includes(programme)) throw new HttpRefusal(403, 'notFacilitator');
  if (audience === 'owner' && !owner) throw new HttpRefusal(403, 'notOwner');
  if (audience === 'joined' && !takesPart(participant)) throw new HttpRefusal(403, 'notJoined');
}

interface Rights {
  /** Owns the instance. */
  readonly owner: boolean;
  /** Ids of the programmes that they may facilitate. */
  readonly facilitates: readonly string[];
  /**
   * Id of the programme whose desk is asked about: the one in the query, else the first that they facilitate. At addresses of
   * facilitators one that they may see; elsewhere it says nothing.
   */
  readonly programme: string;
}

/** Somebody who is signed in to the tab. */
export interface Caller extends Rights {
  readonly participant: Participant;
  readonly language: Language;
  /** The tenant is switched off: only one's own data is there. */
  readonly off: boolean;
}
