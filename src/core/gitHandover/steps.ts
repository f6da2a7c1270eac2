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
  const kept = listed(places.flatMap((place) => (place.kind === 'kept' ? [place.ref] : [])));
  const phrases = places.flatMap((place) => {
    switch (place.kind) {
      case 'committed':
        return [`your work is committed on ${place.branch} here`];
      case 'stashed':
        return [`your changes are in the stash "${place.stash}"`];
      case 'kept':
        return [];
    }
  });
  const all = kept === '' ? phrases : [...phrases, `the former state is kept as ${kept}`];
  return all.length === 0 ? 'your files are as they were' : listed(all);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')}${words.length > 1 ? ' and ' : ''}${words.at(-1) ?? ''}`;
}
