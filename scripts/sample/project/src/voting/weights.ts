export interface Weights {
  jury: number;
  audience: number;
}

const defaults: Weights = { jury: 50, audience: 50 };

// The editors enter these on the day of the show. They do not have to add up to 100,
// and once they did not.
const special: Record<string, Weights> = {
  'semi-final': { jury: 70, audience: 30 },
  final: { jury: 30, audience: 70 },
  junior: { jury: 0, audience: 100 },
};

export function weightsOf(show: string): Weights {
  // FIXME: refuse what does not add up to 100 (SHOW-120)
  return special[show] ?? defaults;
}
