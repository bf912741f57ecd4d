import assert from 'node:assert/strict';
import { type Collection, type Document, Long, MongoServerError } from 'mongodb';
import { forEachEngine, itAsDocumented } from '../../support/engines.js';

interface Row extends Document {
  _id: number;
}

const COUNT = 500;

forEachEngine('cursors', (engine) => {
  let rows: Collection<Row>;
  before(async () => {
    rows = engine.db.collection<Row>('rows');
    await rows.insertMany(Array.from({ length: COUNT }, (_, _id) => ({ _id, text: 'x'.repeat(50) })));
  });

  it('gives all documents once, batch by batch', async () => {
    const ids = await rows
      .find({}, { batchSize: 33 })
      .sort({ _id: 1 })
      .map(({ _id }) => _id)
      .toArray();
    assert.deepEqual(
      ids,
      Array.from({ length: COUNT }, (_, at) => at),
    );
  });

  it('holds to the size of the first batch and of the next ones', async () => {
    const first = await engine.db.command({ find: 'rows', batchSize: 3 });
    assert.equal(first.cursor.firstBatch.length, 3);
    const next = await engine.db.command({ getMore: idOf(first), collection: 'rows', batchSize: 5 });
    assert.equal(next.cursor.nextBatch.length, 5);
    await engine.db.command({ killCursors: 'rows', cursors: [idOf(first)] });
  });

  it('is closed when the last document is given', async () => {
    const answer = await engine.db.command({ find: 'rows', filter: { _id: { $lt: 10 } }, batchSize: 100 });
    assert.equal(Number(answer.cursor.id), 0);
  });

  it('is closed by a limit', async () => {
    const answer = await engine.db.command({ find: 'rows', limit: 10, batchSize: 100 });
    assert.equal(answer.cursor.firstBatch.length, 10);
    assert.equal(Number(answer.cursor.id), 0);
  });

  it('gives one batch only when one is asked for', async () => {
    const answer = await engine.db.command({ find: 'rows', batchSize: 10, limit: 10, singleBatch: true });
    assert.equal(answer.cursor.firstBatch.length, 10);
    assert.equal(Number(answer.cursor.id), 0);
  });

  itAsDocumented(engine, 'can be ended, and is unknown then', 'answers killCursors differently', async () => {
    const id = idOf(await engine.db.command({ find: 'rows', batchSize: 2 }));
    const killed = await engine.db.command({ killCursors: 'rows', cursors: [id] });
    assert.equal(killed.cursorsKilled.length, 1);
    await assert.rejects(
      engine.db.command({ getMore: id, collection: 'rows' }),
      (error) => error instanceof MongoServerError && error.code === 43,
    );
    const again = await engine.db.command({ killCursors: 'rows', cursors: [id] });
    assert.equal(again.cursorsNotFound.length, 1);
  });

  it('goes on while documents are written', async () => {
    const seen: number[] = [];
    for await (const { _id } of rows.find({ _id: { $lt: 100 } }, { batchSize: 10 }).sort({ _id: 1 })) {
      seen.push(_id);
      await rows.updateOne({ _id }, { $inc: { visits: 1 } });
    }
    assert.equal(seen.length, 100);
    assert.equal(await rows.countDocuments({ visits: 1 }), 100);
  });

  it('serves many readers at once', async () => {
    const lists = await Promise.all(
      Array.from({ length: 12 }, (_, at) => rows.find({ _id: { $gte: at * 10 } }, { batchSize: 20 }).toArray()),
    );
    assert.deepEqual(
      lists.map((list) => list.length),
      Array.from({ length: 12 }, (_, at) => COUNT - at * 10),
    );
  });
});

/** The protocol wants the id as a 64-bit number, which the driver has made a JavaScript number of. */
function idOf(answer: Document): Long {
  return Long.fromNumber(Number(answer.cursor.id));
}
