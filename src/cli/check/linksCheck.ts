import { counted } from '../../core/wording';
import { checkLinks } from '../../node/handover/checkLinks';
import type { Check } from './check';

/** Do the links of the book and its tours lead somewhere? */
export const linksCheck: Check = async ({ scanner, report, root, bookFolder }) => {
  const { chapters, tours, problems } = await checkLinks(root, bookFolder, scanner.files, report);
  const what = `${counted(chapters, 'file')} of the book and of ${counted(tours, 'tour')}`;
  const line =
    chapters + tours === 0
      ? `There is no book in ${bookFolder} yet, so no links were checked.`
      : problems.length === 0
        ? `The links of ${what} lead somewhere.`
        : `The links of ${what} were checked.`;
  return {
    name: 'links',
    passed: problems.length === 0,
    lines: [line],
    findings: problems.map((problem) => ({ level: 'error', ...problem })),
    json: { files: chapters, tours, dead: problems.length },
  };
};
