import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { changedRegions } from '../../../../src/core/handover/changedRegions';
import { type MarkdownToken, withLiveRegions } from '../../../../src/core/handover/liveRegions';
import { beginMarker, endMarker } from '../../../../src/core/handover/markers';

const token = (type: string, content: string, line: number): MarkdownToken => ({
  type,
  content,
  map: [line, line + 1],
  children: null,
});

/** A token a line: markers as HTML, all else as text. */
const parse = (markdown: string): MarkdownToken[] =>
  markdown.split('\n').map((line, at) => token(line.startsWith('<!--') ? 'html_block' : 'inline', line, at));

const region = (name: string, content: string): string =>
  `${beginMarker(name, content)}\n${content}\n${endMarker(name)}`;

describe('The live preview of a chapter', () => {
  const chapter = `# Mine\n${region('a', 'old a')}\nbetween\n${region('b', 'old b')}\nend`;
  const shown = (tokens: readonly MarkdownToken[]): readonly string[] =>
    tokens.filter(({ type, content }) => type === 'inline' && content !== '').map(({ content }) => content);

  it('has newer regions in their places, says so, and everything else as it is typed', () => {
    const live = withLiveRegions(parse(chapter), new Map([['b', 'new b']]), parse);
    assert.deepEqual(shown(live), [
      '# Mine',
      'old a',
      'between',
      '*As the notes and files are now; the next export writes it.*',
      'new b',
      'end',
    ]);
  });

  it('keeps the lines of what is in the file, and gives none to what is not', () => {
    const live = withLiveRegions(parse(chapter), new Map([['a', 'new a']]), parse);
    const lines = new Map(live.map(({ content, map }) => [content, map?.[0]]));
    assert.equal(lines.get('end'), chapter.split('\n').indexOf('end'));
    assert.equal(lines.get('new a'), undefined);
  });

  it('leaves a region without an end alone, and a marker that somebody quotes', () => {
    const broken = `${beginMarker('a', 'x')}\nold a\n    ${endMarker('a')}`;
    assert.deepEqual(withLiveRegions(parse(broken), new Map([['a', 'new']]), parse), parse(broken));
    const quoted = [token('fence', `${beginMarker('a', 'x')}\n`, 0), token('html_block', endMarker('a'), 1)];
    assert.deepEqual(withLiveRegions(quoted, new Map([['a', 'new']]), parse), quoted);
  });
});

describe('The regions that an export would change', () => {
  it('are those that are in both texts and differ, whatever people wrote around them', () => {
    const former = `# A\n${region('a', 'one')}\n${region('b', 'two')}\n`;
    const next = `# B\nmine\n${region('a', 'one')}\n${region('b', 'three\nfour')}\n${region('c', 'new')}\n`;
    assert.deepEqual(changedRegions(former, next), [{ name: 'b', text: 'three\nfour' }]);
    assert.deepEqual(changedRegions(former.replaceAll('\n', '\r\n'), former), []);
    assert.deepEqual(changedRegions('<!-- handover:begin a -->', next), []);
  });
});
