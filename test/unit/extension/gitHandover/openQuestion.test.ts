import assert from 'node:assert/strict';
import { OpenQuestion } from '../../../../src/extension/gitHandover/openQuestion';

describe('the question that a handover waits with', () => {
  let answer: (answer: string | undefined) => void;
  let late: number;
  let question: OpenQuestion;
  beforeEach(() => {
    late = 0;
    question = new OpenQuestion(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      () => {
        late++;
      },
    );
  });

  it('is answered, and then nothing is open', async () => {
    const asked = question.ask('Finish?', 'Finish');
    answer('Finish');
    assert.equal(await asked, 'Finish');
    assert.equal(question.drop(), false);
    assert.equal(late, 0);
  });

  it('is dismissed when it is put aside, and says so to whoever answers it later', async () => {
    const asked = question.ask('Finish?', 'Finish');
    assert.equal(question.drop(), true);
    assert.equal(await asked, undefined);
    assert.equal(question.drop(), false);
    answer('Finish');
    await new Promise(setImmediate);
    assert.equal(late, 1);
  });

  it('says nothing where the notification of one put aside is closed', async () => {
    const asked = question.ask('Finish?', 'Finish');
    question.drop();
    answer(undefined);
    assert.equal(await asked, undefined);
    await new Promise(setImmediate);
    assert.equal(late, 0);
  });
});
