import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { mendConflicts } from '../../../../src/core/handover/mergeConflicts';
import { beginMarker, endMarker } from '../../../../src/core/handover/markers';

const ours = [beginMarker('modules', 'a\nours\nz'), 'a', 'ours', 'z', endMarker('modules')];
const [begin = '', , , , end = ''] = ours;
const theirBegin = beginMarker('modules', 'a\ntheirs\nz');
const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('Conflicts between two exported branches', () => {
  it('inside regions that nobody edited are mended to our side', () => {
    const merged = text(
      '# Title',
      ...['<<<<<<< HEAD', begin, '=======', theirBegin, '>>>>>>> other'],
      'a',
      ...['<<<<<<< HEAD', 'ours', '=======', 'theirs', '>>>>>>> other'],
      ...['z', end, 'My words.'],
    );
    assert.equal(mendConflicts(merged), text('# Title', ...ours, 'My words.'));
  });

  it('are mended in the style diff3 too', () => {
    const merged = text(
      ...[
        '<<<<<<< HEAD',
        begin,
        'a',
        'ours',
        '||||||| base',
        'x',
        '=======',
        theirBegin,
        'a',
        'theirs',
        '>>>>>>> o',
      ],
      ...['z', end],
    );
    assert.equal(mendConflicts(merged), text(...ours));
  });

  it('stay where a person wrote on one side of them', () => {
    const merged = text(
      ...['<<<<<<< HEAD', begin, 'a', 'ours', '=======', theirBegin, 'a', 'theirs, edited', '>>>>>>> other'],
      ...['z', end],
    );
    assert.equal(mendConflicts(merged), merged);
  });

  it('stay outside regions, while those inside are mended', () => {
    const own = ['<<<<<<< HEAD', 'I say so.', '=======', 'I say otherwise.', '>>>>>>> other'];
    const merged = text(
      ...own,
      ...[
        '<<<<<<< HEAD',
        begin,
        'a',
        'ours',
        '=======',
        theirBegin,
        'a',
        'theirs',
        '>>>>>>> other',
        'z',
        end,
      ],
    );
    assert.equal(mendConflicts(merged), text(...own, ...ours));
  });

  it('stay where they reach over the edge of a region', () => {
    const merged = text(
      ...[
        '<<<<<<< HEAD',
        'My words.',
        begin,
        'a',
        'ours',
        '=======',
        theirBegin,
        'a',
        'theirs',
        '>>>>>>> other',
      ],
      ...['z', end],
    );
    assert.equal(mendConflicts(merged), merged);
  });

  it('are not seen in ordinary text', () => {
    const plain = text('a', '=======', '>>>>>>> other', '<<<<<<< alone');
    assert.equal(mendConflicts(plain), plain);
  });
});
