import assert from 'node:assert/strict';
import { debtAnnotations, isOverdue } from '../../../../src/core/hotspots/debtAnnotations';

const cases: readonly (readonly [text: string, expected: ReturnType<typeof debtAnnotations>])[] = [
  ['TODO(kim): shorten', { owner: 'kim' }],
  ['TODO(@kim): shorten', { owner: 'kim' }],
  ['TODO(kim@example.org): shorten', { owner: 'kim@example.org' }],
  ['TODO [Kim Example]: shorten', { owner: 'Kim Example' }],
  ['TODO(kim, 2027-01-01): shorten', { owner: 'kim', dueOn: '2027-01-01' }],
  ['TODO(2027-01-01): shorten', { dueOn: '2027-01-01' }],
  ['FIXME 2027-01-01 shorten', { dueOn: '2027-01-01' }],
  ['FIXME by 2027/1/5: shorten', { dueOn: '2027-01-05' }],
  ['TODO: remove after 2025-02-28', { dueOn: '2025-02-28' }],
  ['TODO: remove after 2025-02-30', {}],
  ['TODO: since 2019-03-02 this is slow', {}],
  ['FIXME 31.12.2020 shorten', { dueOn: '2020-12-31' }],
  ['TODO(kim, 1.2.2021): shorten', { owner: 'kim', dueOn: '2021-02-01' }],
  ['TODO: remove after 31.12.2020.', { dueOn: '2020-12-31' }],
  ['TODO: remove after 31.13.2020', {}],
  ['TODO: fails until 10.12.2020.1', {}],
  ['TODO: shorten by March 2021', { dueOn: '2021-03-31' }],
  ['TODO: shorten by the end of Feb. 2024, it is slow', { dueOn: '2024-02-29' }],
  ['TODO(kim, December 2021): shorten', { owner: 'kim', dueOn: '2021-12-31' }],
  ['FIXME: keep until Q3 2024', { dueOn: '2024-09-30' }],
  ['TODO: before March 2021 this was fast', {}],
  ['TODO: March 2021 was slow', {}],
  ['TODO: in 2019 remove', {}],
  ['TODO: used by marching 2021 people', {}],
  ['FIXME by 2019-05-01 remove #123 ABC-456', { dueOn: '2019-05-01', ticket: 'ABC-456' }],
  ['TODO: see #123', { ticket: '#123' }],
  ['TODO(#123): shorten', { ticket: '#123' }],
  ['TODO(ABC-123): shorten', { ticket: 'ABC-123' }],
  ['TODO ABC-123 shorten', { ticket: 'ABC-123' }],
  ['TODO: https://git.example/team/app/issues/77', { ticket: 'team/app#77' }],
  ['TODO: https://git.example/team/app/-/issues/78', { ticket: 'team/app#78' }],
  ['TODO: https://git.example/issues/79', { ticket: '#79' }],
  ['TODO: https://jira.example/browse/VOTE-7', { ticket: 'VOTE-7' }],
  ['TODO: UTF-8, SHA-256 and ISO-8859-1', {}],
  ['TODO: colour #123456a and C#7', {}],
  ['TODO @kim', { owner: 'kim' }],
  ['TODO: @kim shorten', { owner: 'kim' }],
  ['TODO @Nullable here', {}],
  ['TODO: @param is missing', {}],
  ['TODO: @kim/pkg is old', {}],
  ['TODO(kim 2027-01-01): shorten', { owner: 'kim', dueOn: '2027-01-01' }],
  ['TODO(kim) [2020-01-01] shorten', { owner: 'kim', dueOn: '2020-01-01' }],
  ['TODO(for Kim): shorten', { owner: 'Kim' }],
  ['TODO(b/123): shorten', { ticket: 'b/123' }],
  ['TODO(crbug.com/123): shorten', { ticket: 'crbug.com/123' }],
  ['TODO(org/repo#123): shorten', { ticket: 'org/repo#123' }],
  ['TODO(wontfix): shorten', {}],
  ['TODO(windows): shorten', {}],
  ['TODO(perf): shorten', {}],
  ['TODO(optional) shorten', {}],
  ['TODO: shorten', {}],
  ['TODO', {}],
];

describe('what a debt says of itself', () => {
  for (const [text, expected] of cases) {
    it(text, () => {
      assert.deepEqual(debtAnnotations(text, text.slice(0, /\W|$/.exec(text)?.index)), expected);
    });
  }

  it('is overdue from the day after its day', () => {
    assert.equal(isOverdue({ dueOn: '2027-01-01' }, '2027-01-01'), false);
    assert.equal(isOverdue({ dueOn: '2027-01-01' }, '2027-01-02'), true);
    assert.equal(isOverdue({}, '2027-01-02'), false);
  });
});
