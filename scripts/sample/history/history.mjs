// @ts-check
import { year2021 } from './2021.mjs';
import { year2022 } from './2022.mjs';
import { year2023 } from './2023.mjs';
import { year2024 } from './2024.mjs';
import { year2025 } from './2025.mjs';
import { year2026 } from './2026.mjs';

/** Five years of the sample project, oldest commit first. */
export const history = [...year2021, ...year2022, ...year2023, ...year2024, ...year2025, ...year2026];
