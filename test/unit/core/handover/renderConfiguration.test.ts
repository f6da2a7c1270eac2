import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factsOf } from '../../../../src/core/handover/facts';
import { secretsRegion, variablesRegion } from '../../../../src/core/handover/renderConfiguration';
import { sampleInput } from '../../../support/bookSample';

describe('Variables that a look at one file cannot name', () => {
  const facts = factsOf(sampleInput());
  const { sources } = facts.project;
  const variables = [
    { kind: 'variable', value: 'VOTES_HOST', path: 'votes/read.go', line: 4 },
    { kind: 'variable', value: 'VOTES_API_KEY', path: 'votes/read.go', line: 5 },
  ];
  const withThem = { ...facts, project: { ...facts.project, sources: { ...sources, variables } } };

  it('are listed among the others with the line that reads them', () => {
    const text = variablesRegion(withThem);
    assert.match(text, /^2 variables\. 2 are set in no file/m);
    assert.match(
      text,
      /^\| `VOTES_HOST` \| \[`votes\/read\.go:5`\]\(\.\.\/\.\.\/votes\/read\.go#L5\) \| – \|/m,
    );
  });

  it('are told as secrets where their name says so', () => {
    const text = secretsRegion(withThem);
    assert.match(text, /^\| `VOTES_API_KEY` \| environment variable \| \[`votes\/read\.go:6`\]/m);
    assert.doesNotMatch(text, /VOTES_HOST/);
  });
});
