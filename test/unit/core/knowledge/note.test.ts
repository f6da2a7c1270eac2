import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Note, noteKinds } from '../../../../src/core/knowledge/note';
import { isNotePath, notePath } from '../../../../src/core/knowledge/noteId';
import { isBroken, parseNote } from '../../../../src/core/knowledge/parseNote';
import { changedNote, newNote, type NoteDraft } from '../../../../src/core/knowledge/writeNote';

const path = '.handover/notes/2026-11-22-tally-k3f9.md';
const draft: NoteDraft = {
  kind: 'discovery',
  atEpochMs: Date.UTC(2026, 10, 22, 10),
  session: '2026-11-22-a7k2',
  toldBy: ['Kim Example'],
  learntBy: ['Sol', 'Ira'],
  anchors: [
    {
      path: 'src/tally.ts',
      exact: 'votes += 1;',
      prefix: 'for (;;) {\n  ',
      suffix: '\n}',
      line: 11,
      commit: 'abcdef1',
    },
    { path: 'src/api', exact: '', prefix: '', suffix: '', line: 0 },
  ],
};

function read(text: string): Note {
  const note = parseNote(path, text);
  assert.ok(!isBroken(note), isBroken(note) ? note.message : '');
  return note;
}

describe('a note', () => {
  it('is read as it was written', () => {
    const { kind, status, atEpochMs, session, toldBy, learntBy, anchors } = read(newNote(draft));
    assert.deepEqual({ kind, atEpochMs, session, toldBy, learntBy, anchors }, draft);
    assert.equal(status, 'authored');
  });

  it('of any words, people and places is read as it was written', () => {
    const name = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}' :#|-]{0,20}$/u).map((text) => text.trim());
    const words = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((text) => !/[^\P{Cc}\t\n\r]/u.test(text));
    const anchor = fc.record({
      path: fc.constantFrom('src/a.ts', 'ä ö/ü.py', "it's.md"),
      exact: words.filter((text) => text !== ''),
      prefix: words,
      suffix: words,
      line: fc.nat(9999),
    });
    const any = fc.record({
      kind: fc.constantFrom(...noteKinds),
      atEpochMs: fc.integer({ min: 0, max: 4e12 }),
      toldBy: fc.array(name, { maxLength: 3 }),
      learntBy: fc.array(name, { maxLength: 3 }),
      anchors: fc.array(anchor, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(any, (written) => {
        const { kind, atEpochMs, toldBy, learntBy, anchors } = read(newNote(written));
        assert.deepEqual({ kind, atEpochMs, toldBy, learntBy, anchors }, structuredClone(written));
      }),
      { numRuns: 300 },
    );
  });

  it('has the first line with words in it as its title', () => {
    const text = newNote({ ...draft, anchors: [] }).replace(/^# $/mu, '# Juries\u202e count **twice**');
    assert.equal(read(text).title, 'Juries count **twice**');
    assert.equal(read(newNote({ ...draft, kind: 'explanation' })).title, '');
  });

  it('keeps unknown keys, comments and its body when an anchor or the status changes', () => {
    const text = newNote(draft)
      .replace('kind: discovery', 'kind: discovery # said at lunch\nmood: high')
      .replace(/\n/gu, '\r\n');
    const fresh = { path: 'src/new.ts', exact: 'x', prefix: '', suffix: '', line: 0 };
    const moved = changedNote(text, { kind: 'anchor', index: 0, anchor: fresh });
    assert.ok(moved);
    assert.deepEqual(read(moved).anchors[0], fresh);
    assert.deepEqual(read(moved).anchors[1], draft.anchors[1]);
    const whole = { path: 'src/new.ts', exact: '', prefix: '', suffix: '', line: 0 };
    const widened = changedNote(text, { kind: 'anchor', index: 0, anchor: whole });
    assert.deepEqual(read(widened ?? '').anchors[0], whole, 'keeps nothing of the former words');
    const confirmed = changedNote(moved, { kind: 'status', status: 'confirmed' });
    assert.ok(confirmed);
    assert.equal(read(confirmed).status, 'confirmed');
    assert.match(confirmed, /kind: discovery # said at lunch\r\nmood: high\r\n/u);
    assert.equal(confirmed.split('---\r\n').at(-1), text.split('---\r\n').at(-1));
    assert.equal(changedNote(text, { kind: 'anchor', index: 9, anchor: fresh }), undefined);
    assert.equal(changedNote('no front matter', { kind: 'status', status: 'confirmed' }), undefined);
  });

  it('takes a folder as a place, with or without a slash at the end', () => {
    const folder = { path: 'src/billing', exact: '', prefix: '', suffix: '', line: 0 };
    const text = newNote({ ...draft, anchors: [folder] });
    assert.deepEqual(read(text).anchors, [folder]);
    assert.deepEqual(read(text.replace('path: src/billing', 'path: src/billing/')).anchors, [folder]);
    assert.ok(isBroken(parseNote('n.md', text.replace('path: src/billing', 'path: /'))));
    assert.ok(isBroken(parseNote('n.md', text.replace('path: src/billing', 'path: src/billing//'))));
  });

  it('takes one more place, and gives one away', () => {
    const place = { path: 'src/more.ts', exact: 'y', prefix: '', suffix: '', line: 3 };
    const more = changedNote(newNote(draft), { kind: 'addAnchor', anchor: place });
    assert.ok(more);
    assert.deepEqual(read(more).anchors, [...draft.anchors, place]);
    let less: string | undefined = more;
    for (const left of [draft.anchors.length, draft.anchors.length - 1]) {
      less = changedNote(less ?? '', { kind: 'removeAnchor', index: 0 });
      assert.equal(read(less ?? '').anchors.length, left);
    }
    assert.deepEqual(read(less ?? '').anchors.at(-1), place);
    assert.equal(changedNote(less ?? '', { kind: 'removeAnchor', index: 9 }), undefined);
    const first = changedNote(newNote({ ...draft, anchors: [] }), { kind: 'addAnchor', anchor: place });
    assert.deepEqual(read(first ?? '').anchors, [place]);
    assert.deepEqual(read(changedNote(first ?? '', { kind: 'removeAnchor', index: 0 }) ?? '').anchors, []);
  });

  it('takes other words in place of its own, and is open again', () => {
    const text = newNote(draft).replace(/\n/gu, '\r\n');
    const written = changedNote(text, { kind: 'body', text: '# Other\n\n---\nwords\n' });
    assert.ok(written);
    assert.match(written, /\r\n---\r\n\r\n# Other\r\n\r\n---\r\nwords\r\n$/u);
    assert.deepEqual(read(written).anchors, read(text).anchors);
    const agreed = changedNote(written, { kind: 'status', status: 'confirmed', by: ['Sol'] });
    const reopened = changedNote(agreed ?? '', { kind: 'status', status: 'authored' });
    assert.deepEqual([read(reopened ?? '').status, read(reopened ?? '').confirmedBy], ['authored', []]);
  });

  it('has a path of date, word and four characters, whatever it is about', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.double({ min: 0, max: 1, maxExcluded: true }),
        (about, random) => {
          const made = notePath(about, { atEpochMs: 0, utcOffsetMinutes: 60, random: () => random });
          assert.match(made, /^\.handover\/notes\/1970-01-01-[a-z0-9-]{1,40}-[a-z2-7]{4}\.md$/u);
          assert.ok(isNotePath(made));
        },
      ),
    );
    assert.ok(isNotePath('.handover/notes/my note (old).md'));
    for (const bad of [
      '.handover/notes/../x.md',
      '.handover/notes/a\u202Eb.md',
      '.handover/notes/a\\b.md',
      '.handover/notes/.git.md',
      'x.md',
      '.handover/notes/a/b.md',
    ])
      assert.equal(isNotePath(bad), false, bad);
  });
});

describe('a hostile or broken note', () => {
  const good = newNote(draft);
  for (const [what, from, to, reason] of [
    ['of another schema', 'note/1', 'note/9', '"schema" is not mob-handover/note/1'],
    ['of no kind', 'kind: discovery', 'kind: gossip', '"kind" is none of explanation, discovery'],
    [
      'with a status that is not of its kind',
      'status: authored',
      'status: open',
      '"status" is none of authored, confirmed',
    ],
    ['without a date', /at: .*/u, 'at: soon', '"at" is not a date and time'],
    ['with people that are none', '- Kim Example', '- [1]', '"toldBy" is not a list of names'],
    [
      'whose people turn the direction of text',
      'Kim Example',
      '"Kim\\u202e"',
      '"toldBy" is not a list of names',
    ],
    [
      'leading out of the folder',
      'src/tally.ts',
      '../../etc/passwd',
      '"path" is not a path inside the folder',
    ],
    ['leading to the root', 'src/tally.ts', '/etc/passwd', '"path" is not a path inside the folder'],
    ['leading to a drive', 'src/tally.ts', 'C:\\Windows', '"path" is not a path inside the folder'],
    ['leading into git', 'src/tally.ts', 'src/.GIT/config', '"path" is not a path inside the folder'],
    ['with a line that is none', 'line: 12', 'line: -1', '"line" is not a number from 1 on'],
    [
      'with a commit that is an option',
      'commit: abcdef1',
      'commit: --exec=x',
      '"commit" is not the id of a commit',
    ],
    ['whose front matter is broken', 'kind: discovery', 'kind: {', ''],
    ['without front matter', '---\n', '', 'there is no front matter'],
  ] as const) {
    it(`${what} is told with its line, and what to do`, () => {
      const text = good.replace(from, () => to);
      assert.notEqual(text, good);
      const note = parseNote(path, text);
      assert.ok(isBroken(note), JSON.stringify(note));
      assert.ok(note.message.startsWith(`${path}, line ${note.line + 1}: `), note.message);
      assert.ok(note.message.includes(reason), note.message);
      assert.match(note.message, /so this note is not shown; mend the file\.$/u);
    });
  }

  it('with aliases that multiply is refused', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, at) => `k${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1}, *a${at - 1}`}]`,
    );
    assert.ok(
      isBroken(
        parseNote(
          path,
          good.replace('kind:', () => `${bomb.join('\n')}\nkind:`),
        ),
      ),
    );
  });

  it('never throws, and never gives a place outside the folder', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '---\n',
        'schema: mob-handover/note/1\n',
        'kind: warning\n',
        'at: 2026-11-22\n',
        'anchors:\n',
      ),
      fc.constantFrom(
        '  - path: ../x\n',
        '  - path: a/../../b\n',
        '    exact: x\n',
        '    line: 3\n',
        '!!js/x y\n',
      ),
      fc.constantFrom(
        'toldBy: [Kim]\n',
        '# [x](command:y)\n',
        '<script>\n',
        '&a [*a]\n',
        '? \n',
        '\u0000',
        '\u202e',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const note = parseNote(path, pieces.join(''));
        if (isBroken(note)) return;
        for (const anchor of note.anchors) assert.ok(!anchor.path.split('/').includes('..'));
        assert.doesNotMatch(note.title, /[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 5000 },
    );
  });

  it('becomes one of another kind, with a status that the kind knows', () => {
    const text = newNote(draft).replace('status: authored', 'status: confirmed # by Sol');
    const asWarning = changedNote(text, { kind: 'noteKind', noteKind: 'warning' });
    assert.equal(read(asWarning ?? '').status, 'confirmed');
    assert.match(asWarning ?? '', /# by Sol/);
    const asQuestion = read(changedNote(text, { kind: 'noteKind', noteKind: 'question' }) ?? '');
    assert.deepEqual([asQuestion.kind, asQuestion.status], ['question', 'open']);
  });

  it('that nests without end is not changed, and does not end the process', () => {
    const text = `---\na: ${'- '.repeat(30_000)}\n---\n`;
    assert.equal(changedNote(text, { kind: 'status', status: 'confirmed' }), undefined);
  });

  it('takes words at its end, and whom it is assigned to, and keeps all else', () => {
    const text = newNote({ ...draft, kind: 'question' }).replaceAll('\n', '\r\n');
    const appended = changedNote(text, { kind: 'append', text: 'No supplier.\n' });
    assert.equal(appended, `${text.trimEnd()}\r\n\r\nNo supplier.\r\n`);
    const assigned = changedNote(text, { kind: 'assign', to: 'Kim' });
    assert.equal(read(assigned ?? '').assignedTo, 'Kim');
    assert.equal(read(assigned ?? '').body, read(text).body);
  });

  it('names the question of a chapter, or is no note', () => {
    const text = newNote({
      ...draft,
      kind: 'question',
      question: '07-suppliers/who-pays',
      title: ' Who\npays? ',
    });
    assert.equal(read(text).question, '07-suppliers/who-pays');
    assert.equal(read(text).title, 'Who pays?');
    const broken = parseNote(path, text.replace('question: 07-suppliers/who-pays', 'question: ../who-pays'));
    assert.ok(isBroken(broken));
    assert.match(broken.message, /"question" is not the id of a question/u);
  });
});
