/** The steps that hand-overs are made of, in the words of the progress shown while each runs. */
export const stepTitles = {
  look: 'Looking at the repository',
  fetch: 'Fetching from the remote',
  keep: 'Keeping a way back',
  stash: 'Putting your changes aside',
  unstash: 'Bringing your changes back',
  commit: 'Committing the work in progress',
  merge: 'Bringing both sides together',
  switchBranch: 'Switching branches',
  push: 'Pushing to the remote',
  squash: 'Squashing the work in progress',
  deleteBranch: 'Deleting the WIP branch',
  coauthors: 'Adding co-authors',
} as const;

export type StepId = keyof typeof stepTitles;

/** Where the work is at some moment. What is listed is true whatever happens next. */
export type Whereabouts =
  | { readonly kind: 'committed'; readonly branch: string }
  | { readonly kind: 'stashed'; readonly stash: string }
  | { readonly kind: 'kept'; readonly ref: string };

/** Half a sentence that says where every line is. */
export function whereaboutsPhrase(places: readonly Whereabouts[]): string {
  const phrases = places.map((place) => {
    switch (place.kind) {
      case 'committed':
        return `your work is committed on ${place.branch} here`;
      case 'stashed':
        return `your changes are in the stash "${place.stash}"`;
      case 'kept':
        return `the former state is kept as ${place.ref}`;
    }
  });
  if (phrases.length === 0) return 'your files are as they were';
  return `${phrases.slice(0, -1).join(', ')}${phrases.length > 1 ? ' and ' : ''}${phrases.at(-1) ?? ''}`;
}
