import * as vscode from 'vscode';
import { statusBarText } from '../../core/session/statusBarText';
import type { SessionState } from '../../core/session/state';
import type { EpochMs } from '../../core/ports';
import { commands } from '../../protocol/names';
import { recordFolderName } from './recordFolderStep';

/** What is on the screen, for tests. */
export interface ShownStatus {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  readonly warning: boolean;
}

/** The one item of the session: hidden without a session. Texts are set only when they change. */
export class SessionStatusBarItem {
  readonly #item: vscode.StatusBarItem;
  #shown: ShownStatus | undefined;

  constructor() {
    // Far left: in a full status bar the right end is what disappears.
    this.#item = vscode.window.createStatusBarItem(
      'mobHandover.session',
      vscode.StatusBarAlignment.Left,
      1000,
    );
    this.#item.name = 'Mob Session';
    this.#item.command = commands.sessionActions;
  }

  get shown(): ShownStatus | undefined {
    return this.#shown;
  }

  paint(state: SessionState, nowEpochMs: EpochMs): void {
    const folder = state.kind === 'none' ? undefined : recordFolderName(state.folderUri);
    const next = statusBarText(state, nowEpochMs, {
      highContrast: isHighContrast(),
      ...(folder === undefined ? {} : { recordFolder: folder }),
    });
    const former = this.#shown;
    this.#shown = next;
    if (next === undefined) {
      if (former !== undefined) this.#item.hide();
      return;
    }
    if (next.text !== former?.text) this.#item.text = next.text;
    if (next.tooltip !== former?.tooltip) this.#item.tooltip = next.tooltip;
    if (next.spoken !== former?.spoken) {
      this.#item.accessibilityInformation = { label: next.spoken, role: 'button' };
    }
    if (next.warning !== former?.warning) {
      this.#item.backgroundColor = next.warning
        ? new vscode.ThemeColor('statusBarItem.warningBackground')
        : undefined;
    }
    if (former === undefined) this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function isHighContrast(): boolean {
  const { kind } = vscode.window.activeColorTheme;
  return kind === vscode.ColorThemeKind.HighContrast || kind === vscode.ColorThemeKind.HighContrastLight;
}
