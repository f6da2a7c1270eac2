const debtSeverities = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type DebtSeverity = (typeof debtSeverities)[number];

/** What the server shows in code. */
export interface EditorSettings {
  readonly codeLens: boolean;
  /** Of debts whose day has passed. */
  readonly overdueDebts: DebtSeverity;
  readonly otherDebts: DebtSeverity;
}

export const defaultEditorSettings: EditorSettings = {
  codeLens: true,
  overdueDebts: 'warning',
  otherDebts: 'off',
};

/** Anything can be in a settings file: what makes no sense counts as its default. */
export function editorSettingsFrom(given: unknown): EditorSettings {
  const raw = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  const severity = (value: unknown, byDefault: DebtSeverity): DebtSeverity =>
    debtSeverities.find((each) => each === value) ?? byDefault;
  return {
    codeLens: typeof raw['codeLens'] === 'boolean' ? raw['codeLens'] : defaultEditorSettings.codeLens,
    overdueDebts: severity(raw['overdueDebts'], defaultEditorSettings.overdueDebts),
    otherDebts: severity(raw['otherDebts'], defaultEditorSettings.otherDebts),
  };
}
