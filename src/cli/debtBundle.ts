// The bundle `cliDebts.js`: what reads debts and prints them, loaded once git is searching for the files that have any.
export { readDebts } from '../node/scan/debtReading';
export { debtLines } from './debtLines';
export { writtenReport } from './writtenReport';
