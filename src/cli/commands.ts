/** The bundle with all that the debts alone have no need of, `cliCommands.js`: loading it takes longer than finding them. */
export { checkCommand } from './check/checkCommand';
export { exportCommand } from './export';
export { scanCommand, textOf } from './scan';
export { suppliersCommand } from './suppliers';
