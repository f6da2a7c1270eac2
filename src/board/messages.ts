import type { BoardAct, BoardModel } from '../core/session/boardModel';

/** From the extension to the page. */
export interface ShowMessage {
  readonly type: 'show';
  readonly model: BoardModel;
  /** When it was sent by the clock of the extension, which may be that of another computer. */
  readonly sentAtEpochMs: number;
}

/** From the page to the extension. */
export type PageMessage = { readonly type: 'ready' } | { readonly type: 'act'; readonly act: BoardAct };
