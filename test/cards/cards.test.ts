import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readAction } from '../../cards/actions.js';
import { CARD_LANGUAGES } from '../../cards/text.js';
import { lintCard } from '../support/card-lint.js';
import { NASTY } from '../support/card-sample-data.js';
import { CARD_SAMPLES } from '../support/card-samples.js';
import { schemaCheck } from '../support/card-schema.js';
import { type CardPart, parts, textsIn } from '../support/card-walk.js';

/** Under the 28 KB of the strictest Teams door, with room for the envelope. */
const MOST_BYTES = 25_000;

/** The renderer's browser build also reads cards without a browser. */
const renderer = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as {
  readonly AdaptiveCard: new () => { parse: (card: unknown, context: unknown) => void };
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt: (index: number) => { readonly message: string };
  };
};

describe('every card', () => {
  const check = schemaCheck();

  for (const { name, render, version } of CARD_SAMPLES) {
    for (const language of CARD_LANGUAGES) {
      describe(`${name} (${language})`, () => {
        const { card, summary } = render(language);

        it('has every place of its template filled', () => {
          // NASTY holds the one `${` that a person typed.
          const open = textsIn(card).filter((text) => text.replaceAll('$\u007bnotOurs}', '').includes('$\u007b'));
          assert.deepEqual(open, []);
          assert.doesNotMatch(JSON.stringify(card), /\bundefined\b|\bnull\b|\[object|\{\{(?!minimum)\w+\}\}/);
        });

        it('fits the official schema', () => {
          assert.deepEqual(check(card), []);
        });

        it('is read by the real renderer without a complaint', () => {
          const context = new renderer.SerializationContext();
          new renderer.AdaptiveCard().parse(card, context);
          const complaints = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
          // The renderer's pattern for `lang` keeps its place between cards and so refuses every second good value.
          assert.deepEqual(
            complaints.filter((complaint) => !complaint.includes('"lang"')),
            [],
          );
        });

        it('keeps the rules of Teams and of accessibility', () => assert.deepEqual(lintCard(card, version), []));

        it('is small enough', () => assert.ok(Buffer.byteLength(JSON.stringify(card)) < MOST_BYTES));

        it('has buttons that are understood when clicked', () => {
          const all = parts(card);
          const inputs = Object.fromEntries(
            all.filter((part) => String(part.type).startsWith('Input.')).map((input) => [input.id, answer(input)]),
          );
          for (const { verb, data } of all.filter((part) => part.type === 'Action.Execute')) {
            const read = readAction(verb, { ...inputs, ...(data as object) });
            assert.equal(read.kind, 'action', `${String(verb)} ${JSON.stringify(data)}`);
            assert.equal(read.kind === 'action' && read.action.verb, verb);
          }
        });

        it('says in the notification what it is, in one plain line without text of a voter', () => {
          assert.ok(summary.length > 0);
          assert.doesNotMatch(summary, /\n/);
          assert.ok(summary.includes('**vet**') || !summary.includes('**'), summary);
          assert.ok(!summary.includes('blijft mijn wethouder vrij'));
        });
      });
    }
  }

  it('has a sample with text that tries to be something else', () => assert.ok(NASTY.includes('$\u007bnotOurs}')));
});

/** A possible value for an input. */
function answer(input: CardPart): string {
  if (input.type === 'Input.Toggle') return 'true';
  if (input.type === 'Input.Date') return '2027-01-12';
  const [first] = (input.choices ?? []) as readonly CardPart[];
  return first === undefined ? 'Leiden' : String(first.value);
}
