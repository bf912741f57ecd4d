import { createHash } from 'node:crypto';
import { distance } from 'fastest-levenshtein';
import { charactersIn } from '../characters.js';

/** Maximum number of reasons shown for one option. */
export const REASONS_PER_OPTION = 3;

/** In characters. Shorter says little, longer is not read on a card. */
const PREFERRED_LENGTH = { from: 20, to: 280 };
/** Two reasons are near-duplicates when at most this part of the longer one must be typed over. */
const NEAR_DUPLICATE = 0.25;
/** Candidates kept per option, to have three left after near-duplicates are dropped. */
const KEPT_PER_OPTION = 24;

/** The parts of a vote that the choice needs. The voter is not among them, so cannot be passed on. */
export interface ReasonedVote {
  readonly option: string;
  /** 1-5; null when not given, which ranks below 1. */
  readonly confidence: number | null;
  /** Null or blank when not given. */
  readonly reason: string | null;
}

/** By option id, strongest first, without sender. Only options that something is told about have an entry. */
export type ShownReasons = Readonly<Record<string, readonly string[]>>;

/** Takes the votes one at a time, in any order, and keeps a bounded number of reasons whatever the number of votes. */
export interface ReasonPicker {
  add(vote: ReasonedVote): void;
  pick(): ShownReasons;
}

interface Candidate {
  readonly text: string;
  readonly key: string;
  readonly preferred: boolean;
  readonly confidence: number;
  readonly lot: string;
}

/**
 * Chooses the strongest reasons of each of these options: those that something is told about. Strongest: first those of 20 to 280
 * characters, then the higher confidence, then a lot drawn from `seed` and the text. The lot makes that neither the
 * choice nor the order tells who was early, and that the same votes give the same reasons however they are read.
 * Blank ones and near-duplicates of a stronger one are dropped.
 *
 * Memory: the best 24 different texts per option, so 100,000 votes take no more than a hundred.
 */
export function createReasonPicker(shown: readonly string[], seed: string): ReasonPicker {
  const kept = new Map(shown.map((option) => [option, [] as Candidate[]]));
  return {
    add(vote) {
      const candidates = kept.get(vote.option);
      if (candidates !== undefined) keepBest(candidates, candidateOf(vote, seed));
    },
    pick() {
      return Object.fromEntries([...kept].map(([option, candidates]) => [option, different(candidates)]));
    },
  };
}

/** The same for a stream of votes. */
export async function chooseReasons(
  votes: AsyncIterable<ReasonedVote> | Iterable<ReasonedVote>,
  shown: readonly string[],
  seed: string,
): Promise<ShownReasons> {
  const picker = createReasonPicker(shown, seed);
  for await (const vote of votes) picker.add(vote);
  return picker.pick();
}

function candidateOf(vote: ReasonedVote, seed: string): Candidate | null {
  const text = (vote.reason ?? '').replace(/\s+/gu, ' ').trim();
  const key = comparable(text);
  if (key === '') return null;
  const length = charactersIn(text);
  const preferred = length >= PREFERRED_LENGTH.from && length <= PREFERRED_LENGTH.to;
  const lot = createHash('sha256')
    .update(JSON.stringify([seed, vote.option, text]))
    .digest('hex');
  return { text, key, preferred, confidence: vote.confidence ?? 0, lot };
}

/** Letters and digits only, without case and accents: what two people who say the same have in common. */
function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function byStrength(one: Candidate, other: Candidate): number {
  if (one.preferred !== other.preferred) return one.preferred ? -1 : 1;
  if (one.confidence !== other.confidence) return other.confidence - one.confidence;
  return one.lot < other.lot ? -1 : 1;
}

/** Keeps `candidates` sorted, one per comparable text, and not longer than the limit. */
function keepBest(candidates: Candidate[], candidate: Candidate | null): void {
  if (candidate === null) return;
  const same = candidates.findIndex((one) => one.key === candidate.key);
  const rival = candidates[same];
  if (rival !== undefined) {
    if (rival.text === candidate.text && rival.confidence === candidate.confidence) return;
    if (byStrength(rival, candidate) < 0) return;
    candidates.splice(same, 1);
  }
  candidates.push(candidate);
  candidates.sort(byStrength);
  if (candidates.length > KEPT_PER_OPTION) candidates.pop();
}

function different(candidates: readonly Candidate[]): string[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.length === REASONS_PER_OPTION) break;
    if (!chosen.some((one) => isNearDuplicate(one.key, candidate.key))) chosen.push(candidate);
  }
  return chosen.map((one) => one.text);
}

function isNearDuplicate(one: string, other: string): boolean {
  return distance(one, other) <= NEAR_DUPLICATE * Math.max(one.length, other.length);
}
