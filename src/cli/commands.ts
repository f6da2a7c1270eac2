import type { Command } from './command';

export { scanCommand, textOf } from './scan';

// The bundle with all that the debts alone have no need of, `cliCommands.js`: loading it takes longer than finding them. What makes
// books, reads manifests or compares is begun only by the command that needs it.
export const exportCommand: Command = async (...args) => (await import('./export')).exportCommand(...args);
export const suppliersCommand: Command = async (...args) =>
  (await import('./suppliers')).suppliersCommand(...args);
export const checkCommand: Command = async (...args) =>
  (await import('./check/checkCommand')).checkCommand(...args);
