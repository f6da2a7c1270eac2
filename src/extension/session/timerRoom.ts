import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { Log } from '../../core/ports';
import { plainMessage } from '../../core/session/plainText';
import { roomRequest, timerRoomOf, type RoomMessage, type TimerRoom } from '../../core/session/timerRoom';
import { sendToTimerRoom } from '../../node/session/timerRoomClient';
import { timerRoomSettings } from '../../protocol/names';
import type { Toasts } from './toasts';

export interface TimerRoomSetup {
  /** Where the answer of this workspace is kept. */
  readonly memento: vscode.Memento;
  readonly log: Log;
  readonly toasts: Toasts;
  /** Told whenever somebody agreed or took that back. */
  consentChanged(): void;
  /** What the room is told first, once somebody agreed: the clock and the goal as they are then. */
  now(): readonly RoomMessage[];
}

/** The answer holds for one room on one server: another one is asked about anew. */
interface Consent {
  readonly url: string;
  readonly agreed: boolean;
}

const consentKey = 'timerRoom.consent';
const agree = 'Send';
const refuse = 'Never here';

/**
 * Sends what the clock does to a timer room, so that those who look at it elsewhere see the same. Off until a room is
 * set, and nothing is sent before somebody here agreed to it.
 */
export class TimerRoomSender {
  readonly #setup: TimerRoomSetup;
  /** One failure is said, the rest is logged; until something went through again. */
  #failed = false;
  /** The room that this window has asked about; a question that is left alone does not come back by itself. */
  #asked: string | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(setup: TimerRoomSetup) {
    this.#setup = setup;
  }

  /** One message after the other; nothing waits for them. */
  send(message: RoomMessage): void {
    this.#sending = this.#sending.then(() => this.#send(message));
  }

  /** Resolves when all messages are sent or given up; never rejects. */
  quiet(): Promise<void> {
    return this.#sending;
  }

  /** What the answer to the question does. */
  async answer(room: TimerRoom, agreed: boolean): Promise<void> {
    const consent: Consent = { url: room.url, agreed };
    await this.#setup.memento.update(consentKey, consent);
    this.#setup.consentChanged();
  }

  /** Whether the settings name a room, and whether somebody agreed to send there. */
  get use(): 'none' | 'off' | 'sending' {
    const room = readTimerRoom();
    if (room === undefined) return 'none';
    const consent = this.#setup.memento.get<Consent>(consentKey);
    return typeof room === 'object' && consent?.url === room.url && consent.agreed ? 'sending' : 'off';
  }

  /** Asks, whatever was answered before. */
  offer(): void {
    const room = readTimerRoom();
    if (typeof room === 'object') this.#ask(room);
    else this.#say(room ?? 'No timer room is set: name one in the setting mobHandover.timerRoom.room.');
  }

  /** Nobody is asked again by itself: who wants to send again says so. */
  async withdraw(): Promise<void> {
    const room = readTimerRoom();
    if (typeof room === 'object') await this.answer(room, false);
    else await this.#setup.memento.update(consentKey, undefined);
    this.#say(
      'Nothing more is sent to a timer room from here. Mob: Send to the Timer Room… begins it again.',
    );
  }

  async #send(message: RoomMessage): Promise<void> {
    const room = readTimerRoom();
    if (room === undefined) return;
    if (typeof room === 'string') {
      this.#fail(room);
      return;
    }
    const consent = this.#setup.memento.get<Consent>(consentKey);
    if (consent?.url !== room.url) {
      if (this.#asked !== room.url) this.#ask(room);
      return;
    }
    if (!consent.agreed) return;
    try {
      await sendToTimerRoom(roomRequest(room, withUser(message)));
      this.#failed = false;
    } catch (error) {
      this.#setup.log.warn(`The timer room was not told of a ${message.kind}: ${sentenceOf(error)}`);
      this.#fail(sentenceOf(error));
    }
  }

  #ask(room: TimerRoom): void {
    this.#asked = room.url;
    const question = `Send the timer of this mob session to the timer room ${room.name}? The names of those who type and the goal go there too; whoever knows the room's name can see them.`;
    this.#setup.toasts.show({
      message: plainMessage(question),
      choices: [agree, refuse],
      act: async (chosen) => {
        await this.answer(room, chosen === agree);
        for (const message of this.#setup.now()) this.send(message);
      },
    });
  }

  #fail(sentence: string): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#say(sentence);
  }

  #say(sentence: string): void {
    this.#setup.toasts.show({ message: plainMessage(sentence), choices: [], atOnce: true });
  }
}

/** Of the settings; a sentence where they make no room, undefined where there shall be none. */
function readTimerRoom(): TimerRoom | string | undefined {
  return timerRoomOf(setting(timerRoomSettings.url), setting(timerRoomSettings.room));
}

function withUser(message: RoomMessage): RoomMessage {
  const user = setting(timerRoomSettings.user).trim();
  return user === '' ? message : { ...message, user };
}

function setting(name: string): string {
  const value: unknown = vscode.workspace.getConfiguration().get(name);
  return typeof value === 'string' ? value : '';
}
