import { ShapeError, shape, text } from './decode';
import { decodeState } from './decodeSession';
import { noSession, type SessionState } from './state';

const schema = 'mob-handover/session-state/1';

/** The text that {@link parse} reads back to an equal state. */
export function serialise(state: SessionState): string {
  return `${JSON.stringify({ schema, state })}\n`;
}

export interface Parsed {
  readonly state: SessionState;
  /** One sentence for the log where the text could not be read; the state is then `none`, and the text should be kept. */
  readonly problem?: string;
}

export function parse(source: string): Parsed {
  try {
    const { schema: found, state } = envelope(JSON.parse(source), 'session');
    if (found !== schema) return unreadable(`it has the schema "${found}", this version knows "${schema}"`);
    return { state: decodeState(state) };
  } catch (error) {
    if (error instanceof ShapeError || error instanceof SyntaxError) return unreadable(error.message);
    throw error;
  }
}

function unreadable(reason: string): Parsed {
  return { state: noSession, problem: `The stored session could not be read: ${reason}.` };
}

const envelope = shape<{ schema: string; state: unknown }>({ schema: text, state: (value) => value });
