import assert from 'node:assert/strict';
import type { SessionEvent } from '../../../../src/core/session/events';
import { overtimeText, remainingText, statusBarText } from '../../../../src/core/session/statusBarText';
import { after, at, minute, start, startEvent } from '../../../support/session';

const three = startEvent(['Kim', 'Sol', 'Ira']);
const shown = (minutes: number, ...events: SessionEvent[]) =>
  statusBarText(after(three, ...events).state, start + minutes * minute);

describe('the status bar', () => {
  it('shows who types, the time left and who is next', () => {
    assert.equal(shown(2.8)?.text, '$(person) Kim 04:12 → Sol');
    assert.equal(shown(2.8)?.warning, false);
  });

  it('warns and counts up after the end of the turn', () => {
    assert.equal(shown(7.7)?.text, '$(bell-dot) Kim +0:42 → Sol');
    assert.equal(shown(7.7)?.warning, true);
    assert.equal(shown(7)?.text, '$(bell-dot) Kim +0:00 → Sol');
  });

  it('says in words that the time is up where the theme has no colour for it', () => {
    const inWords = (minutes: number, ...events: SessionEvent[]) =>
      statusBarText(after(three, ...events).state, start + minutes * minute, { highContrast: true })?.text;
    assert.equal(inWords(7.7), '$(bell-dot) TIME IS UP: Kim +0:42 → Sol');
    assert.equal(inWords(18, at(7, { type: 'takeBreak' })), '$(bell-dot) BREAK IS OVER +1:00 → Sol');
    assert.equal(inWords(2.8), '$(person) Kim 04:12 → Sol');
  });

  it('tells which of several folders gets the record', () => {
    const { state } = after(three);
    assert.match(
      statusBarText(state, start, { recordFolder: 'voting' })?.tooltip ?? '',
      /^The record goes to the folder voting\.$/mu,
    );
    assert.doesNotMatch(statusBarText(state, start)?.tooltip ?? '', /folder/u);
  });

  it('shows a pause, a break, and a break that is over', () => {
    assert.equal(shown(60, at(2.8, { type: 'pause' }))?.text, '$(debug-pause) Kim 04:12');
    assert.equal(shown(8.5, at(7, { type: 'takeBreak' }))?.text, '$(coffee) break 08:30');
    assert.equal(shown(18, at(7, { type: 'takeBreak' }))?.text, '$(bell-dot) break +1:00 → Sol');
  });

  it('shows a record that is not saved, and nothing without a session', () => {
    assert.equal(shown(9, at(8, { type: 'end' }))?.text, '$(warning) Session record not saved');
    assert.equal(statusBarText({ kind: 'none' }, start), undefined);
  });

  it('names nobody as their own successor, and namesakes in full', () => {
    const text = (names: string[]) => statusBarText(after(startEvent(names)).state, start)?.text;
    assert.equal(text(['Kim']), '$(person) Kim 07:00');
    assert.equal(text(['Kim Example', 'Sol Example']), '$(person) Kim 07:00 → Sol');
    assert.equal(text(['Kim One', 'Kim Two']), '$(person) Kim One 07:00 → Kim Two');
  });

  it('lets no name become an icon or fill the bar', () => {
    const long = 'x'.repeat(60);
    const text = statusBarText(after(startEvent(['$(trash)', long])).state, start)?.text;
    assert.equal(text, `$(person) $ (trash) 07:00 → ${'x'.repeat(23)}…`);
  });

  it('tells goal, order, absence and a due break in the tooltip', () => {
    const away = at(1, { type: 'markAway', participantId: 'p3' });
    const turns = [at(7, { type: 'next' }), at(14, { type: 'next' })] as const;
    assert.equal(
      shown(15, away, ...turns)?.tooltip,
      'Goal: How votes are counted\nTyping: Kim\nNext: Sol\nAway: Ira\nA break is due after this turn.\nClick for actions.',
    );
  });

  it('is spoken in minutes', () => {
    assert.equal(shown(2.8)?.spoken, 'Mob session: Kim is typing, 5 minutes left, next is Sol.');
    assert.equal(shown(8.5)?.spoken, 'Mob session: Kim is typing, over since 1 minute, next is Sol.');
    assert.equal(
      shown(9, at(2, { type: 'pause' }))?.spoken,
      'Mob session: paused, Kim, 5 minutes left, next is Sol.',
    );
    assert.equal(
      shown(8, at(7, { type: 'takeBreak' }))?.spoken,
      'Mob session: break, 9 minutes left, next is Sol.',
    );
  });

  it('shows hours', () => {
    assert.equal(remainingText(64 * minute + 11_001), '1:04:12');
    assert.equal(overtimeText(60 * minute + 42_999), '+1:00:42');
  });
});
