import * as vscode from 'vscode';
import type { Rhythm } from '../../core/session/state';
import { isDuration } from '../../core/session/turn';
import { sessionSettings } from '../../protocol/names';

export interface SessionSettings {
  readonly rhythm: Rhythm;
  /** 0 for no warning. */
  readonly warnBeforeEndMs: number;
  /** `HH:MM` as set, or empty for none. */
  readonly dayEnd: string;
}

const minuteMs = 60_000;

/** Settings that make no sense count as their default. Defaults are those of the manifest. */
export function readSessionSettings(): SessionSettings {
  const configuration = vscode.workspace.getConfiguration();
  const number = (name: string, fallback: number, fits: (value: number) => boolean): number => {
    const value: unknown = configuration.get(name);
    return typeof value === 'number' && fits(value) ? value : fallback;
  };
  const breakAfterMinutes = number(sessionSettings.breakAfterMinutes, 0, (value) => value >= 0);
  const breakAfterMs = breakAfterMinutes * minuteMs;
  const dayEnd: unknown = configuration.get(sessionSettings.dayEnd);
  const minutes = (value: number) => isDuration(value * minuteMs);
  return {
    rhythm: {
      turnMs: number(sessionSettings.turnMinutes, 7, minutes) * minuteMs,
      breakAfterTurns: number(
        sessionSettings.breakAfterTurns,
        4,
        (value) => Number.isInteger(value) && value >= 0,
      ),
      ...(isDuration(breakAfterMs) ? { breakAfterMs } : {}),
      breakMs: number(sessionSettings.breakMinutes, 10, minutes) * minuteMs,
    },
    warnBeforeEndMs: number(sessionSettings.warnBeforeEndSeconds, 30, (value) => value >= 0) * 1000,
    dayEnd: typeof dayEnd === 'string' ? dayEnd : '',
  };
}
