// @ts-check

/** @typedef {{ name: string, email: string }} Person */

/** Wrote the count; last seen in 2023. */
export const kim = { name: 'Kim Example', email: 'kim@example.org' };

/** Wrote the jury's terminals; last seen in 2024. */
export const noa = { name: 'Noa Specimen', email: 'noa@example.org' };

/** Runs the machines and the encoding. */
export const ira = { name: 'Ira Placeholder', email: 'ira@example.org' };

/** Push messages and everything that is left. */
export const sol = { name: 'Sol Sample', email: 'sol@example.org' };

/** The same person before the contract; `.mailmap` knows. */
export const solFreelance = { name: 'Sol', email: 'sol.sample@freelance.example.org' };
