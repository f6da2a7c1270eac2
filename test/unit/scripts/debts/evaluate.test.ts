import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { shippedWeights } from '../../../../src/core/hotspots/debtClassifier/weights';
import { evaluate, type EvaluationMode, type ProjectResult } from '../../../../scripts/debts/evaluate';
import { forTraining, labelledComments } from '../../../../scripts/debts/labelledComments';
import { reportOf } from '../../../../scripts/debts/report';
import { trainWeights, without } from '../../../../scripts/debts/calibrate';

const csv = [
  'project,text,sure',
  'x,// TODO: count again,1',
  'x,//   TODO:  count again,0',
  'x,// the todo list of a person,0',
  'x,// this is an ugly workaround until the driver is fixed,1',
  'x,// the number of rows on a page,0',
  'y,# returns the first row,0',
  'y,# crude,1',
].join('\n');

/** Four projects that admit debts in the same words. */
const training = [
  'project,text,label',
  ...['a', 'b', 'c', 'd'].flatMap((project) =>
    Array.from({ length: 12 }, (_, nth) => [
      `${project},ugly workaround for case ${project}${nth} of ${'many '.repeat(nth)},1`,
      `${project},returns the rows of table ${project}${nth} ${'as text '.repeat(nth)},0`,
    ]).flat(),
  ),
].join('\n');

function evaluated(text: string, label: string, mode: EvaluationMode): ProjectResult[] {
  const comments = labelledComments(text, label);
  return evaluate({ comments, training: comments, shipped: shippedWeights, mode });
}

describe('the evaluation of debts', () => {
  it('counts a text once a project, as a debt where any of its labels says so', () => {
    const comments = labelledComments(csv, 'sure');
    assert.equal(comments.length, 6);
    assert.equal(comments[0]?.isDebt, true);
  });

  it('judges unseen projects by the shipped weights, tags beside ours, untagged finds apart', () => {
    const [x, y] = evaluated(csv, 'sure', 'auto');
    assert.deepEqual(x?.tags, { found: 2, right: 1, debts: 2 });
    assert.deepEqual(x.ours, { found: 2, right: 2, debts: 2 });
    assert.deepEqual(x.untagged, { found: 1, right: 1, debts: 1 });
    assert.deepEqual([y?.isUnseen, y?.tags.found, y?.ours.debts], [true, 0, 1]);
  });

  it('finds by tags what the scan finds by them, beside the plain word in the baseline', () => {
    const text = [
      'project,text,sure',
      'z,// the todo list of a person,0',
      'z,// First. // TODO: count again,1',
      'z,"/*\n * FIXME: count\n */",1',
    ].join('\n');
    const [z] = evaluated(text, 'sure', 'shipped');
    assert.deepEqual(z?.tags, { found: 3, right: 2, debts: 2 });
    assert.deepEqual(z.ourTags, { found: 2, right: 2, debts: 2 });
    assert.deepEqual(z.ours, z.ourTags);
    assert.deepEqual(z.untagged, { found: 0, right: 0, debts: 0 });
  });

  it('judges a project the weights have seen by weights trained without it', () => {
    const results = evaluated(training, 'label', 'leaveOneOut');
    assert.deepEqual(
      results.map(({ project, isUnseen, ours }) => [project, isUnseen, ours.found, ours.right]),
      ['a', 'b', 'c', 'd'].map((project) => [project, false, 12, 12]),
    );
  });

  it('refuses to leave projects out where too few remain', () => {
    assert.throws(() => evaluated(csv, 'sure', 'leaveOneOut'), /--shipped/);
  });

  it('names a missing column and a label that is none', () => {
    assert.throws(() => labelledComments(csv, 'label'), /columns project, text and label/);
    assert.throws(() => labelledComments('project,text,label\na,b,maybe', 'label'), /Row 2.*"maybe"/);
  });

  it('prints every project, micro and macro', () => {
    const report = reportOf(evaluated(csv, 'sure', 'shipped'));
    assert.match(
      report,
      /\| x \| 4 \| 2 \| 0\.500 \| 0\.500 \| 0\.500 \| 1\.000 \| 1\.000 \| 1\.000 \| 0\.667 \| 1 \/ 1 \| 1\.000 \|/,
    );
    assert.match(report, /\| micro \|.*\n\| macro \|/);
    assert.match(report, /Macro-F1 over tags: \+\d/);
  });
});

describe('the training of the debt classifier', () => {
  it('learns nothing from the words of tags', () => {
    const more = [1, 2, 3].flatMap((nth) =>
      ['a', 'b', 'c', 'd'].map((project) => `${project},// TODO: ${project} ${nth} todo fixme,1`),
    );
    const comments = forTraining(labelledComments([training, ...more].join('\n'), 'label'));
    const { features } = trainWeights(comments, 'label');
    assert.match(features, /ugli/);
    assert.doesNotMatch(features, /todo|fixm|#/);
  });

  it('gives the same weights every time', () => {
    const comments = forTraining(labelledComments(training, 'label'));
    assert.deepEqual(trainWeights(comments, 'label'), trainWeights(comments, 'label'));
  });

  it('leaves out of the training what the scored project has, too', () => {
    const comments = forTraining(
      labelledComments('project,text,label\na,same,1\nb,same ,1\nb,other,0', 'label'),
    );
    assert.deepEqual(
      without('a', comments).map(({ text }) => text),
      ['other'],
    );
  });
});
